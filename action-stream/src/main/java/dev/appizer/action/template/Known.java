// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import java.util.Set;

/**
 * The variables that there are where a template is used. A name that ends in {@code .*} stands for all that begin with what
 * is before the asterisk.
 *
 * @param always those that have a value whenever the template is rendered
 * @param sometimes those that may be missing
 * @param whole those of {@code sometimes} that are arrays or objects whenever the template is rendered: they may have no
 *     text, and can be written where JSON takes a whole value
 */
public record Known(Set<String> always, Set<String> sometimes, Set<String> whole) {

    /** Keeps copies. */
    public Known {
        always = Set.copyOf(always);
        sometimes = Set.copyOf(sometimes);
        whole = Set.copyOf(whole);
    }

    /** Where nothing is known to be an array or an object. */
    public Known(Set<String> always, Set<String> sometimes) {
        this(always, sometimes, Set.of());
    }

    /** Whether there is such a variable, be it missing. */
    public boolean has(String variable) {
        return covers(always, variable) || covers(sometimes, variable);
    }

    boolean isThere(Tag tag) {
        return covers(always, tag.name()) || (tag.place() == Place.VALUE && covers(whole, tag.name()));
    }

    private static boolean covers(Set<String> names, String variable) {
        return names.stream()
                .anyMatch(name -> name.endsWith(".*")
                        ? variable.length() > name.length() - 1
                                && variable.startsWith(name.substring(0, name.length() - 1))
                        : name.equals(variable));
    }
}
