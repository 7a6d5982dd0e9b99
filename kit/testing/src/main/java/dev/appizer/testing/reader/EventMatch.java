// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.reader.Entry.Event;
import java.time.Instant;
import java.util.List;

/** Events of a name on whose properties every filter holds. */
record EventMatch(String event, List<PropertyFilter> where) {

    boolean matches(Event candidate, Instant now) {
        return candidate.name().equals(event)
                && where.stream().allMatch(filter -> filter.holds(candidate.properties(), now));
    }
}
