// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import dev.appizer.action.template.InvalidTemplateException;
import dev.appizer.action.template.Known;
import dev.appizer.action.template.Template;
import dev.appizer.filter.json.Part;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads templates, and judges them by what there is where they are used.
 *
 * @param known empty where that couldn't be found out
 */
record Templates(Optional<Known> known, Map<String, Object> defaults) {

    /** Of one template: nobody reads the rest. */
    private static final int MOST_PROBLEMS = 100;

    private static final Template STAND_IN = Template.text("");

    /** A template of any kind that has to be there. */
    Template read(Part part, Function<String, Template> kind) {
        return compile(part, text(part), kind, known);
    }

    Optional<Template> readIfPresent(Part part, Function<String, Template> kind) {
        return part.isPresent() ? Optional.of(read(part, kind)) : Optional.empty();
    }

    /** One whose values may be missing: it is seen then that nothing could be sent. */
    Template readAddress(Part part) {
        return compile(part, text(part), Template::header, known.map(Templates::allThere));
    }

    private static Known allThere(Known known) {
        Set<String> all = new HashSet<>(known.always());
        all.addAll(known.sometimes());
        return new Known(all, Set.of());
    }

    /** A template of JSON in a string, or as JSON itself: an object or array whose strings hold variables. */
    Optional<Template> readJson(Part part) {
        if (!part.isPresent()) {
            return Optional.empty();
        }
        if (!part.json().isContainerNode()) {
            return Optional.of(read(part, Template::json));
        }
        String text = Members.isSound(part) ? part.json().toString() : "{}";
        return Optional.of(compile(part, text, Template::json, known));
    }

    private static String text(Part part) {
        if (!part.json().isTextual() || part.json().textValue().isBlank()) {
            part.report("Give a template, as a string that is not blank.");
            return "";
        }
        return part.json().textValue();
    }

    private Template compile(Part part, String text, Function<String, Template> kind, Optional<Known> there) {
        if (text.isEmpty()) {
            return STAND_IN;
        }
        try {
            Template template = kind.apply(text);
            there.ifPresent(variables -> template.check(variables, defaults).stream()
                    .limit(MOST_PROBLEMS)
                    .forEach(problem -> part.report(problem.toString())));
            return template;
        } catch (InvalidTemplateException e) {
            e.problems().forEach(problem -> part.report(problem.toString()));
            return STAND_IN;
        }
    }
}
