// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import dev.appizer.action.campaign.Trigger;
import dev.appizer.action.campaign.Trigger.OnEvent;
import dev.appizer.action.campaign.Trigger.OnSegment;
import dev.appizer.action.rows.AnswerRow;
import dev.appizer.action.rows.ChangeRow;
import dev.appizer.action.rows.EmailRow;
import dev.appizer.action.rows.EventRow;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.action.rows.RecordRow;
import dev.appizer.action.rows.WebhookRow;
import dev.appizer.filter.json.Body;
import dev.appizer.filter.json.Part;
import dev.appizer.model.Identifier;
import dev.appizer.model.Values;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.Transition;
import dev.appizer.schemas.ValueMap;
import dev.appizer.service.http.Call;
import dev.appizer.streams.definition.DefinitionBody;
import dev.appizer.streams.state.TypedValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a test is about: {@code {"userId" | "anonymousId", "properties"?, "value"?, "to"?}}.
 *
 * @param person empty where nobody is named
 * @param properties of the event that would have set it off
 * @param value of the answer that would have
 * @param to where it is to be sent; empty: nowhere
 */
record TestBody(List<Identifier> person, Map<String, @Nullable Object> properties, double value, Optional<String> to) {

    static TestBody read(Call call) {
        String body = DefinitionBody.of(call);
        return DefinitionBody.read(() -> Body.read(body.isBlank() ? "{}" : body, TestBody::read));
    }

    private static TestBody read(Part part) {
        if (!part.isObject("A test")) {
            return new TestBody(List.of(), Map.of(), 0, Optional.empty());
        }
        part.allowOnly("A test", "userId", "anonymousId", "properties", "value", "to");
        Part value = part.field("value");
        if (value.isPresent() && !value.json().isNumber()) {
            value.report("Give a number.");
        }
        return new TestBody(
                person(part),
                properties(part.field("properties")),
                value.json().asDouble(0),
                text(part, "to", "where to send it"));
    }

    private static List<Identifier> person(Part part) {
        Optional<String> user = text(part, "userId", "the id of a user");
        Optional<String> anonymous = text(part, "anonymousId", "an anonymous id");
        if (user.isPresent() && anonymous.isPresent()) {
            part.field("anonymousId").report("Give one id: a userId or an anonymousId.");
        }
        return user.map(Identifier::user).or(() -> anonymous.map(Identifier::anonymous)).stream()
                .toList();
    }

    private static Optional<String> text(Part part, String name, String what) {
        return part.has(name) ? Optional.of(part.field(name).text(what)) : Optional.empty();
    }

    private static Map<String, @Nullable Object> properties(Part part) {
        return part.isPresent() && part.isObject("The properties of an event") && part.value() instanceof ValueMap given
                ? Values.entries(given)
                : Map.of();
    }

    /**
     * What would have set the campaign off, now.
     *
     * @param identifier of the person
     */
    Object cause(Trigger trigger, String identifier, long now) {
        if (trigger instanceof OnSegment on) {
            String transition = (on.entered() ? Transition.ENTERED : Transition.EXITED).name();
            return new ChangeRow(on.segment(), 1L, transition, ChangeReason.EVENT.name(), now, now, "test");
        } else if (trigger instanceof OnEvent on) {
            return new EventRow(identifier, on.event(), "test", now, now, TypedValues.ofMap(properties));
        }
        return new AnswerRow(value, now);
    }

    /** The notification to where the test says. */
    NotificationRow to(NotificationRow notification) {
        to.ifPresent(address -> redirect(notification.getContent(), address));
        return notification;
    }

    private static void redirect(Object content, String address) {
        if (content instanceof WebhookRow webhook) {
            webhook.setUrl(address);
        } else if (content instanceof EmailRow email) {
            email.setTo(address);
        } else if (content instanceof RecordRow record) {
            record.setTopic(address);
        }
    }
}
