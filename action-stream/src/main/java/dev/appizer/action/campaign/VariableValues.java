// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import dev.appizer.action.rows.AnswerRow;
import dev.appizer.action.rows.ChangeRow;
import dev.appizer.action.rows.EventRow;
import dev.appizer.filter.value.Dates;
import dev.appizer.model.Micros;
import dev.appizer.model.Values;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import dev.appizer.streams.state.TypedValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that the names of {@link Variables} lead to. What is missing is not there. */
final class VariableValues {

    private VariableValues() {}

    static ValueMap of(Occasion occasion) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("notification", object(Map.of("id", occasion.id(), "time", time(occasion.now()))));
        values.put("campaign", campaign(occasion.campaign(), occasion.version()));
        occasion.person().ifPresent(person -> values.put("user", user(person.profile())));
        if (occasion.cause() instanceof ChangeRow change) {
            values.put("change", change(change));
        } else if (occasion.cause() instanceof EventRow event) {
            values.put("event", event(event));
        } else if (occasion.cause() instanceof AnswerRow answer) {
            values.put("query", object(Map.of("value", answer.getValue(), "time", time(answer.getAskedAt()))));
        }
        return Values.object(values);
    }

    private static ValueMap campaign(Campaign campaign, long version) {
        return object(Map.of("id", campaign.id(), "name", campaign.name(), "version", version));
    }

    private static ValueMap user(Profile profile) {
        Map<String, @Nullable Object> user = new HashMap<>();
        user.put("id", profile.getCanonicalId());
        user.put("anonymous", profile.getAnonymous());
        user.put("userIds", list(profile.getUserIds()));
        user.put("anonymousIds", list(profile.getAnonymousIds()));
        user.put("traits", Values.object(profile.getTraits()));
        user.put("computedTraits", Values.object(profile.getComputedTraits()));
        user.put("segments", list(profile.getSegments()));
        profile.getUserIds().stream().findFirst().ifPresent(first -> user.put("userId", first));
        profile.getAnonymousIds().stream().findFirst().ifPresent(first -> user.put("anonymousId", first));
        return Values.object(user);
    }

    private static ValueMap change(ChangeRow row) {
        Map<String, @Nullable Object> change = new HashMap<>();
        change.put("segment", row.getSegment());
        change.put("transition", row.getTransition());
        change.put("reason", row.getReason());
        change.put("effectiveAt", time(row.getEffectiveAt()));
        change.put("detectedAt", time(row.getDetectedAt()));
        if (row.getMessageId() != null) {
            change.put("messageId", row.getMessageId());
        }
        return Values.object(change);
    }

    private static ValueMap event(EventRow row) {
        return object(Map.of(
                "name", row.getName(),
                "time", time(row.getEventTime()),
                "messageId", row.getMessageId(),
                "properties", Values.object(TypedValues.map(row.getProperties()))));
    }

    private static ValueMap object(Map<String, Object> members) {
        return Values.object(members);
    }

    private static ValueList list(List<String> texts) {
        return new ValueList(List.copyOf(texts));
    }

    private static String time(long micros) {
        return Dates.text(Micros.toInstant(micros));
    }
}
