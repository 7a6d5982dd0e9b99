// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import java.util.Set;

/**
 * The variables that there are where a template is used. A name that ends in {@code .*} stands for all that begin with what
 * is before the asterisk.
 *
 * @param always those that have a value whenever the template is rendered
 * @param sometimes those that may be missing
 */
public record Known(Set<String> always, Set<String> sometimes) {

    /** Keeps copies. */
    public Known {
        always = Set.copyOf(always);
        sometimes = Set.copyOf(sometimes);
    }

    boolean always(String variable) {
        return covers(always, variable);
    }

    boolean has(String variable) {
        return always(variable) || covers(sometimes, variable);
    }

    private static boolean covers(Set<String> names, String variable) {
        return names.stream()
                .anyMatch(name -> name.endsWith(".*")
                        ? variable.length() > name.length() - 1
                                && variable.startsWith(name.substring(0, name.length() - 1))
                        : name.equals(variable));
    }
}
