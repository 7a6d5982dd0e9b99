// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.condition.value.Span;
import dev.appizer.segment.rows.DeadlineRow;
import dev.appizer.segment.rows.ProfileRow;
import dev.appizer.segment.rows.TypedValues;
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
    private final SortedMap<String, Long> deadlines = new TreeMap<>();
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
        row.getDeadlines().forEach(deadline -> deadlines.put(deadline.getDefinition(), deadline.getAt()));
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
            changed = true;
            shows = true;
        }
    }

    /** Keeps when what a definition says can change by time alone. */
    void until(String definition, long at) {
        @Nullable Long before = at == Span.FOREVER ? deadlines.remove(definition) : deadlines.put(definition, at);
        changed |= at == Span.FOREVER ? before != null : before == null || before != at;
    }

    /** The first deadline; {@link Span#FOREVER} where there is none. */
    long earliest() {
        return deadlines.values().stream().mapToLong(Long::longValue).min().orElse(Span.FOREVER);
    }

    /** The definitions with this deadline. */
    List<String> dueAt(long at) {
        List<String> due = new ArrayList<>();
        deadlines.forEach((definition, deadline) -> {
            if (deadline == at) {
                due.add(definition);
            }
        });
        return due;
    }

    SortedSet<String> segments() {
        return segments;
    }

    Map<String, Object> computedTraits() {
        return computedTraits;
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
        List<DeadlineRow> rows = new ArrayList<>();
        deadlines.forEach((definition, at) -> rows.add(new DeadlineRow(definition, at)));
        return new ProfileRow(
                new ArrayList<>(segments),
                rows,
                computedTraits.isEmpty() ? null : TypedValues.ofMap(new TreeMap<>(computedTraits)));
    }
}
