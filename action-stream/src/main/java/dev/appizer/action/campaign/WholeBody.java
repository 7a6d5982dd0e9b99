// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import dev.appizer.action.template.Template;

/** What an action says that has no JSON of its own: all that is known. */
final class WholeBody {

    private static final Template OF_ENTRY = ofPerson("segment.entered", "change");
    private static final Template OF_EXIT = ofPerson("segment.exited", "change");
    private static final Template OF_EVENT = ofPerson("event", "event");
    private static final Template OF_ANSWER = template("query", "\"query\":{{query}}");

    private WholeBody() {}

    static Template of(Trigger trigger) {
        if (trigger instanceof Trigger.OnSegment change) {
            return change.entered() ? OF_ENTRY : OF_EXIT;
        }
        return trigger instanceof Trigger.OnEvent ? OF_EVENT : OF_ANSWER;
    }

    private static Template ofPerson(String type, String cause) {
        return template(type, "\"user\":{{user}},\"" + cause + "\":{{" + cause + "}}");
    }

    private static Template template(String type, String rest) {
        return Template.json("{\"id\":{{notification.id}},\"type\":\"" + type
                + "\",\"timestamp\":{{notification.time}},\"campaign\":{{campaign}}," + rest + "}");
    }
}
