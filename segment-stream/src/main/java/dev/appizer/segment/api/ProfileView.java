// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.model.Identifier;
import dev.appizer.segment.rows.ProfileRow;
import dev.appizer.segment.store.Person;
import dev.appizer.streams.state.TypedValues;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A profile as {@code GET /v1/profiles/{id}} shows it. */
final class ProfileView {

    private ProfileView() {}

    /** @param after microseconds: older events don't count */
    static Map<String, Object> of(Person person, long after, @Nullable ProfileRow row) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", Identifier.parse(person.canonical()).id());
        view.put("anonymous", person.anonymous());
        view.put("userIds", person.ids(Identifier.Kind.USER));
        view.put("anonymousIds", person.ids(Identifier.Kind.ANONYMOUS));
        view.put("traits", ValueJson.of(person.traits()));
        view.put("computedTraits", ValueJson.of(row == null ? Map.of() : TypedValues.map(row.getComputedTraits())));
        view.put("segments", row == null ? List.of() : row.getSegments());
        put(view, "firstSeen", person.firstSeen());
        put(view, "lastSeen", person.lastSeen());
        view.put("eventCount", person.eventCount(after));
        return view;
    }

    private static void put(Map<String, Object> view, String name, @Nullable Instant time) {
        if (time != null) {
            view.put(name, time.toString());
        }
    }
}
