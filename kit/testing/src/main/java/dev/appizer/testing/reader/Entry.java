// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.CallType;
import dev.appizer.testing.history.Identifier;
import dev.appizer.testing.history.Message;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message that counts, as it is read: in its order, with what it is about. Ordered by (event time, stamp). */
record Entry(Call call, Instant eventTime, Stamp stamp) implements Comparable<Entry> {

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::eventTime).thenComparing(Entry::stamp);

    static Entry of(Message message) {
        return new Entry(message.call(), EventTimes.of(message), Stamp.of(message));
    }

    /** Whose it is; nobody's for a system event. */
    Optional<Identifier> owner() {
        return Ids.owner(call);
    }

    boolean isEvent() {
        return call.type().isEvent();
    }

    boolean isIdentify() {
        return call.type() == CallType.IDENTIFY;
    }

    /** Its event: name and properties. */
    Event event() {
        return new Event(EventContent.name(call), EventContent.properties(call), eventTime);
    }

    @Override
    public int compareTo(Entry other) {
        return ORDER.compare(this, other);
    }

    /** What aggregates and sequences see of an event; a list of them stands in event order. */
    record Event(String name, Map<String, @Nullable Object> properties, Instant time) {}
}
