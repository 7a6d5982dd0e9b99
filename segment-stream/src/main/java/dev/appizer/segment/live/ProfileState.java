// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.filter.value.Span;
import dev.appizer.segment.rows.DeadlineRow;
import dev.appizer.segment.rows.ProfileRow;
import dev.appizer.segment.store.ProfileSize;
import dev.appizer.streams.state.TypedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What definitions made of a person so far, while it is being changed. */
final class ProfileState {

    private final SortedSet<String> segments = new TreeSet<>();
    private final SortedMap<String, Object> computedTraits = new TreeMap<>();
    private final SortedMap<String, DeadlineRow> deadlines = new TreeMap<>();
    private @Nullable SortedMap<String, Object> held;
    private boolean changed;
    private boolean shows;

    /** @param row null where there was no profile */
    ProfileState(@Nullable ProfileRow row) {
        if (row == null) {
            changed = true;
            shows = true;
            return;
        }
        segments.addAll(row.getSegments());
        row.getDeadlines().forEach(deadline -> deadlines.put(deadline.getDefinition(), deadline));
        TypedValues.map(row.getComputedTraits()).forEach((name, value) -> {
            if (value != null) {
                computedTraits.put(name, value);
            }
        });
    }

    boolean isIn(String segment) {
        return segments.contains(segment);
    }

    void enter(String segment) {
        segments.add(segment);
        changed = true;
        shows = true;
    }

    void leave(String segment) {
        segments.remove(segment);
        changed = true;
        shows = true;
    }

    /** Keeps the value of a computed trait, or that it has none. */
    void computed(String name, @Nullable Object value) {
        @Nullable Object before = value == null ? computedTraits.remove(name) : computedTraits.put(name, value);
        if (value == null ? before != null : !value.equals(before)) {
            held = null;
            changed = true;
            shows = true;
        }
    }

    /**
     * Keeps when what a definition says can change by time alone.
     *
     * @param updatedAt when the definition had been put
     */
    void until(String definition, long updatedAt, long at) {
        if (at == Span.FOREVER) {
            changed |= deadlines.remove(definition) != null;
        } else {
            DeadlineRow row = new DeadlineRow(definition, updatedAt, at);
            changed |= !row.equals(deadlines.put(definition, row));
        }
    }

    /** The first deadline; {@link Span#FOREVER} where there is none. */
    long earliest() {
        return deadlines.values().stream().mapToLong(DeadlineRow::getAt).min().orElse(Span.FOREVER);
    }

    /** The deadlines of this instant. */
    List<DeadlineRow> dueAt(long at) {
        return deadlines.values().stream().filter(row -> row.getAt() == at).toList();
    }

    /** The deadlines that have come. */
    List<DeadlineRow> dueBy(long now) {
        return deadlines.values().stream().filter(row -> row.getAt() <= now).toList();
    }

    SortedSet<String> segments() {
        return segments;
    }

    /** As far as a profile holds them, the first by name: events may carry values of any size. */
    Map<String, Object> computedTraits() {
        if (held == null) {
            held = ProfileSize.held(
                    computedTraits,
                    (name, value) ->
                            ProfileSize.of(name, TypedValues.ofValue(value).remaining()));
        }
        return held;
    }

    /** Whether the row is to be written. */
    boolean isChanged() {
        return changed;
    }

    /** Whether the profile's record looks different. */
    boolean shows() {
        return shows;
    }

    ProfileRow row() {
        return new ProfileRow(
                new ArrayList<>(segments),
                new ArrayList<>(deadlines.values()),
                computedTraits.isEmpty() ? null : TypedValues.ofMap(computedTraits()));
    }
}
