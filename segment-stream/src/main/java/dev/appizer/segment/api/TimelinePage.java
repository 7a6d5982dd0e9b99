// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.model.Moment;
import dev.appizer.model.Stamp;
import dev.appizer.segment.store.Person;
import dev.appizer.segment.store.TimelineEvent;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import java.nio.BufferUnderflowException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A page of a person's events, the latest first. It begins behind the last event of the page before, so what comes meanwhile
 * neither repeats nor hides another.
 *
 * @param before the last event of the page before; null on the first page
 */
record TimelinePage(@Nullable Moment before, int limit) {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    /** @throws HttpProblem 400 where the limit or the cursor is none */
    static TimelinePage of(PersonSearch.Parameters parameters) {
        return new TimelinePage(
                cursor(parameters.get("cursor")), Call.number("limit", parameters.get("limit"), USUAL, 1, MOST));
    }

    /** @param after microseconds: older events don't count */
    Map<String, Object> read(Person person, long after) {
        List<TimelineEvent> found = person.timeline(before, after, limit + 1);
        List<TimelineEvent> events = found.subList(0, Math.min(limit, found.size()));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("events", events.stream().map(TimelinePage::shown).toList());
        if (found.size() > limit) {
            page.put("cursor", cursor(events.get(limit - 1).moment()));
        }
        return page;
    }

    private static Map<String, Object> shown(TimelineEvent event) {
        Identifier identifier = Identifier.parse(event.moment().stamp().sender());
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("event", event.event());
        shown.put("timestamp", Micros.toInstant(event.moment().eventTime()).toString());
        shown.put(
                "receivedAt",
                Micros.toInstant(event.moment().stamp().receivedAt()).toString());
        shown.put("messageId", event.moment().stamp().messageId());
        shown.put(identifier.isUser() ? "userId" : "anonymousId", identifier.id());
        shown.put("properties", ValueJson.of(event.properties()));
        return shown;
    }

    private static String cursor(Moment moment) {
        byte[] key = RowKey.of(moment.stamp().sender())
                .and(moment.eventTime())
                .and(moment.stamp().receivedAt())
                .and((long) moment.stamp().position())
                .and(moment.stamp().messageId())
                .bytes()
                .get();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    private static @Nullable Moment cursor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            RowKeyReader key =
                    new RowKeyReader(Bytes.wrap(Base64.getUrlDecoder().decode(text)));
            String sender = Identifier.parse(key.text()).toString();
            return new Moment(key.number(), new Stamp(key.number(), (int) key.number(), key.text(), sender));
        } catch (IllegalArgumentException | BufferUnderflowException noCursor) {
            throw HttpProblem.badField("cursor", "is not one that a page before gave");
        }
    }
}
