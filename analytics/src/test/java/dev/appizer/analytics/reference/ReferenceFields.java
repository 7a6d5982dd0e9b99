// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import org.jspecify.annotations.Nullable;

/** What an event has of a field, and which steps it takes. */
final class ReferenceFields {

    /** 2026-06-01; what a question with a moving test is asked of is long past then, or far off. */
    private static final long NOW = 1_780_272_000_000_000L;

    private final World world;

    ReferenceFields(World world) {
        this.world = world;
    }

    @Nullable
    Object value(SentEvent event, Field field) {
        KnownPerson person = world.person(event);
        if (field instanceof Field.Property property) {
            return ReferenceValues.at(property.path(), event.properties());
        } else if (field instanceof Field.Trait trait) {
            return person == null ? null : ReferenceValues.at(trait.path(), person.traits());
        } else if (field instanceof Field.InSegment segment) {
            return person == null ? null : person.segments().contains(segment.segment());
        }
        return event.name();
    }

    boolean takes(SentEvent event, Step step) {
        return step.event().filter(name -> !name.equals(event.name())).isEmpty()
                && step.filters().stream().allMatch(filter -> passes(event, filter));
    }

    private boolean passes(SentEvent event, FieldFilter filter) {
        return filter.test().when(value(event, filter.field())).contains(NOW);
    }

    static boolean isIn(TimeRange range, SentEvent event) {
        return range.from() <= event.eventTime() && event.eventTime() < range.to();
    }
}
