// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.model.Values;
import dev.appizer.schemas.ValueEntry;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Groups of trends. */
interface GroupContract extends Told {

    private void sendValues(Object... values) {
        int number = 0;
        for (Object value : values) {
            story().send("a", "user:" + number++ % 2, "2024-05-01T10:00:00Z", Map.of("p", value));
        }
        story().send("a", null, "2024-05-02T10:00:00Z");
    }

    @Test
    default void valuesOfDifferentTypesAreDifferentGroups() {
        sendValues(
                1L,
                "1",
                true,
                "true",
                "",
                "null",
                1.5,
                "1.5",
                new ValueList(List.of(1L)),
                "[1]",
                Values.object(Map.of()));

        for (Measure measure : Measure.values()) {
            story().agreement().on(Ask.trend(measure, measure.needsProperty() ? "p" : null, Ask.property("p")));
        }
    }

    @Test
    default void equalNumbersAreOneGroup() {
        sendValues(
                1L,
                1.0,
                0.0,
                -0.0,
                0L,
                0x1p53,
                1L << 53,
                (1L << 53) + 1,
                0x1p63,
                Long.MAX_VALUE,
                -0x1p63,
                Long.MIN_VALUE);

        story().agreement().on(Ask.events(Ask.property("p")));
    }

    @Test
    default void arraysAndObjectsAreGroupsByValue() {
        ValueEntry a = new ValueEntry("a", 1L);
        ValueEntry alike = new ValueEntry("a", 1.0);
        ValueEntry b = new ValueEntry("b", new ValueList(List.of(0.5, "🦆 \"x\"")));
        ValueEntry none = new ValueEntry("c", null);
        sendValues(
                new ValueMap(List.of(a, b)),
                new ValueMap(List.of(b, alike)),
                new ValueMap(List.of(none, b, a)),
                new ValueMap(List.of(a)),
                new ValueList(List.of(1L, 2L)),
                new ValueList(List.of(1.0, 2L)),
                new ValueList(List.of(2L, 1L)));

        story().agreement().on(Ask.events(Ask.property("p")));
    }

    @Test
    default void aPathLeadsToAnExactKeyFirst() {
        story().send("a", "user:1", "2024-05-01T10:00:00Z", Map.of("x", Values.object(Map.of("y.z", 1L))));
        story().send(
                        "a",
                        "user:1",
                        "2024-05-01T10:00:00Z",
                        Map.of("x.y", Values.object(Map.of("z", 2L)), "x", Values.object(Map.of("y.z", 1L))));
        story().send("a", "user:1", "2024-05-01T10:00:00Z", Map.of("x.y.z", "exact", "x.y", "no object"));
        story().send("a", "user:1", "2024-05-01T10:00:00Z", Map.of("x", new ValueList(List.of("y"))));

        for (String path : List.of("x", "x.y", "x.y.z", "y", "x.", ".x", "x..y")) {
            story().agreement().on(Ask.events(Ask.property(path)));
        }
    }

    @Test
    default void eventsAreGroupedByWhatIsKnownOfTheirPersonNow() {
        story().send("a", "user:1", "2024-05-01T10:00:00Z");
        story().send("b", "user:2", "2024-05-01T10:00:00Z");
        story().send("b", null, "2024-05-01T10:00:00Z");
        story().send("b", "user:unknown", "2024-05-01T10:00:00Z");
        story().person(
                        "user:1",
                        Map.of("plan", "pro", "address", Values.object(Map.of("city", "Köln"))),
                        Set.of("paying"));
        story().person("user:2", Map.of("plan", 7.5), Set.of());

        agreeOnPeople();
        story().person("user:1", Map.of("plan", "free"), Set.of("paying", "new"));
        story().noPerson("user:2");
        agreeOnPeople();
    }

    private void agreeOnPeople() {
        List<Field> fields = List.of(
                new Field.Trait("plan"),
                new Field.Trait("address.city"),
                new Field.Trait("address"),
                new Field.Trait("unknown"),
                new Field.InSegment("paying"),
                new Field.InSegment("new"),
                new Field.InSegment("unknown"),
                new Field.EventName());
        fields.forEach(field -> story().agreement().on(Ask.events(field)));
    }

    @Test
    default void threeFieldsGroupAtOnce() {
        for (int i = 0; i < 24; i++) {
            story().send(
                            i % 2 == 0 ? "a" : "b",
                            "user:" + i % 5,
                            "2024-05-0" + (1 + i % 3) + "T10:00:00Z",
                            Map.of("n", i % 4L));
        }
        story().person("user:1", Map.of("plan", "pro"), Set.of("paying"));
        story().person("user:2", Map.of("plan", 1L), Set.of());

        for (Measure measure : Measure.values()) {
            story().agreement()
                    .on(Ask.trend(
                            measure,
                            measure.needsProperty() ? "n" : null,
                            new Field.EventName(),
                            new Field.Trait("plan"),
                            Ask.property("n")));
        }
        story().agreement()
                .on(Ask.events(new Field.InSegment("paying"), Ask.property("n"), Ask.property("never.seen")));
    }

    /** Which ones are left out is up to whoever ranks them; that the largest are there is up to the store. */
    @Test
    default void theLargestGroupsAreThereWhateverTheLimit() {
        for (int i = 0; i < 10; i++) {
            for (int times = 0; times <= i; times++) {
                story().send("a", "user:1", "2024-05-01T10:00:00Z", Map.of("p", "g" + i));
            }
        }
        TrendQuestion all = Ask.events(Ask.property("p"));
        TrendQuestion few = new TrendQuestion(
                all.range(), all.zone(), all.interval(), all.events(), all.measure(), null, all.groupBy(), 3);

        List<TrendCell> cells = story().store().trend(few);

        assertThat(cells)
                .contains(
                        new TrendCell(-1, List.of("g9"), 10L),
                        new TrendCell(-1, List.of("g8"), 9L),
                        new TrendCell(-1, List.of("g7"), 8L))
                .contains(new TrendCell(-1, null, 55L));
    }
}
