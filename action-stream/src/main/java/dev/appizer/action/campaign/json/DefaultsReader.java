// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import dev.appizer.action.template.Known;
import dev.appizer.filter.json.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code {"user.traits.firstName":"there"}}: values by the names of variables. */
final class DefaultsReader {

    private static final int MOST = 200;

    private DefaultsReader() {}

    /** @param known empty where that couldn't be found out */
    static Map<String, Object> read(Part part, Optional<Known> known) {
        Map<String, Object> defaults = new HashMap<>();
        if (!part.isPresent() || !part.isObject("What stands for missing variables")) {
            return defaults;
        }
        if (part.json().size() > MOST) {
            part.report("Give at most " + MOST + " defaults.");
            return defaults;
        }
        part.json().fieldNames().forEachRemaining(name -> {
            known.filter(variables -> !variables.has(name))
                    .ifPresent(variables ->
                            part.field(name).report("There is no variable " + name + " here: correct its name."));
            defaults.put(name, value(part.field(name)));
        });
        return defaults;
    }

    private static Object value(Part part) {
        if (!part.isPresent()
                || (part.json().isTextual() && part.json().textValue().isBlank())) {
            part.report("Give a value that can be written: null and blank ones count as missing.");
            return "-";
        }
        return Members.value(part);
    }
}
