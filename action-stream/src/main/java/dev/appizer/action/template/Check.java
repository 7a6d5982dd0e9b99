// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import java.util.Map;
import java.util.Optional;

/** Judges a tag by what is known where its template is used. */
final class Check {

    private Check() {}

    static Optional<Problem> of(Tag tag, Known known, Map<String, ?> defaults) {
        String name = tag.name();
        if (!known.has(name)) {
            return Optional.of(tag.problem("There is no variable " + name + " here: correct its name."));
        }
        boolean written = tag.section() || tag.guarded() || known.isThere(tag);
        return written || ValueText.in(tag.place(), defaults.get(name)) != null
                ? Optional.empty()
                : Optional.of(tag.problem(name + " may be missing: give it a default, or put it between {{#" + name
                        + "}} and {{/" + name + "}}."));
    }
}
