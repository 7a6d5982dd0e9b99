// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.analytics.question.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Events as questions see them.
 *
 * @param events all of them
 * @param owners whose they are now
 * @param tests what passes a filter
 */
record BruteReader(EventArrays events, Owners owners, Tests tests) {

    int person(int event) {
        return owners.of(events.identifier(event));
    }

    /** The value of a field on an event, as a small number that stands for it. */
    interface Values {
        int at(int event);

        @Nullable
        Object value(int code);

        int different();
    }

    Values values(Field field) {
        if (field instanceof Field.Property property) {
            Column column = events.property(property.path());
            return values(column, column::at);
        } else if (field instanceof Field.EventName) {
            Column names = new Column(ManyEvents.NAMES.size());
            for (int name = 0; name < ManyEvents.NAMES.size(); name++) {
                names.set(name, ManyEvents.NAMES.get(name));
            }
            return values(names, event -> names.at(events.name(event)));
        }
        // A person's, from 1: nobody has the first place.
        Column ofPeople = new Column(owners.bound() + 1);
        for (int person = 0; person < owners.bound(); person++) {
            ofPeople.set(person + 1, field instanceof Field.Trait ? Owners.country(person) : isIn(person));
        }
        return values(ofPeople, event -> ofPeople.at(person(event) + 1));
    }

    private static Object isIn(int person) {
        return Owners.country(person) != null && Owners.isPaying(person);
    }

    private static Values values(Column column, java.util.function.IntUnaryOperator at) {
        return new Values() {
            @Override
            public int at(int event) {
                return at.applyAsInt(event);
            }

            @Override
            public @Nullable Object value(int code) {
                return column.value(code);
            }

            @Override
            public int different() {
                return column.different();
            }
        };
    }

    /** Which events take a step. */
    IntPredicate takes(Step step) {
        int name = step.event().map(ManyEvents.NAMES::indexOf).orElse(-1);
        List<IntPredicate> filters = new ArrayList<>();
        step.filters().forEach(filter -> filters.add(passes(filter)));
        return event -> (step.event().isEmpty() || events.name(event) == name)
                && filters.stream().allMatch(filter -> filter.test(event));
    }

    /** Each different value is judged once. */
    private IntPredicate passes(FieldFilter filter) {
        Values values = values(filter.field());
        Predicate<@Nullable Object> test = tests.of(filter);
        boolean[] passing = new boolean[values.different()];
        for (int code = 0; code < passing.length; code++) {
            passing[code] = test.test(values.value(code));
        }
        return event -> passing[values.at(event)];
    }
}
