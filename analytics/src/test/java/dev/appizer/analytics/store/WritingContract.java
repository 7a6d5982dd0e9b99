// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.reference.SentEvent;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Batches: all of one or nothing, and each offset once. */
interface WritingContract extends Told {

    TopicPartition FIRST = new TopicPartition(Story.TOPIC, 0);

    private List<SentEvent> events(int count) {
        List<SentEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(story().event(
                            "e" + i % 3, "user:" + i % 4, "2024-05-01T10:00:0" + i % 10 + "Z", Map.of("n", (long) i)));
        }
        return events;
    }

    private void agree() {
        story().agreement().on(Ask.trend(Measure.SUM, "n", new Field.EventName()));
        story().agreement().on(Ask.trend(Measure.USERS, null));
        story().agreement().on(Ask.funnel("e0", "e1", "e2"));
        story().agreement().onTheCatalogue();
    }

    @Test
    default void nothingWasTakenAtFirst() {
        assertThat(story().store().positions()).isEmpty();
        assertThat(story().store().catalogue()).isEmpty();
    }

    @Test
    default void positionsAreThoseOfTheBatchesOfEveryTopic() {
        TopicPartition other = new TopicPartition("profiles", 7);
        story().send(events(3));
        story().store().write(new Batch(List.of(), List.of(), List.of(), List.of(), Map.of(other, 40L)));
        story().store().write(new Batch(List.of(), List.of(), List.of(), List.of(), Map.of(FIRST, 90L)));

        assertThat(story().store().positions()).isEqualTo(Map.of(FIRST, 90L, other, 40L));
        story().reopen();
        assertThat(story().store().positions()).isEqualTo(Map.of(FIRST, 90L, other, 40L));
    }

    @Test
    default void whatWasTakenIsThereAfterReopening() {
        story().send(events(20));
        story().person("user:1", Map.of("plan", "pro"), Set.of("paying"));

        story().reopen();
        agree();
        story().agreement().on(Ask.events(new Field.Trait("plan"), new Field.InSegment("paying")));
        story().send(events(20));
        agree();
    }

    @Test
    default void aBatchThatWasTakenBeforeChangesNothing() {
        List<SentEvent> events = events(20);
        story().send(events);

        story().store().write(Story.batch(events, false));
        agree();
        story().reopen();
        story().store().write(Story.batch(events, false));
        agree();
        assertThat(story().store().positions()).containsExactly(Map.entry(FIRST, 20L));
    }

    @Test
    default void ofABatchThatWasTakenInPartTheRestIsTaken() {
        List<SentEvent> events = events(20);
        story().send(events.subList(0, 12));

        story().world().events().addAll(events.subList(12, 20));
        story().store().write(Story.batch(events.subList(5, 20), false));

        agree();
    }

    @Test
    default void partitionsHaveOffsetsOfTheirOwn() {
        List<SentEvent> events = events(6);
        List<SentEvent> others = events.stream()
                .map(event -> story().event(event.name(), "user:9", "2024-05-01T11:00:00Z", event.properties()))
                .map(event -> event.at(1, event.offset() - 6))
                .toList();
        story().send(events);
        story().send(others);
        story().store().write(Story.batch(others, false));

        agree();
        assertThat(story().store().positions()).containsEntry(new TopicPartition(Story.TOPIC, 1), 6L);
    }

    @Test
    default void anEventThatIsDrivenAgainIsThereOnce() {
        List<SentEvent> events = events(4);
        story().send(events);

        for (int time = 0; time < 2; time++) {
            List<SentEvent> again = events.stream()
                    .map(event -> event.at(0, story().nextOffset(0)))
                    .toList();
            story().store().write(Story.batch(again, true));
            agree();
            story().reopen();
        }
    }

    @Test
    default void anEventThatWasOnlyEverDrivenAgainIsThereOnce() {
        SentEvent event = events(1).get(0);
        story().world().events().add(event);

        story().store().write(Story.batch(List.of(event, event.at(0, story().nextOffset(0))), true));
        agree();
        story().store().write(Story.batch(List.of(event.at(1, 5)), true));
        agree();
    }

    /** The stamp tells events apart, each of its parts. */
    @Test
    default void whatIsDrivenAgainIsAnotherEventWithAnotherStamp() {
        long time = Story.micros("2024-05-01T10:00:00Z");
        story().send(story().event("a", "user:1", time, time, 0, "m", Map.of("n", 1L)));
        List<SentEvent> others = List.of(
                story().event("a", "user:1", time, time + 1, 0, "m", Map.of("n", 1L)),
                story().event("a", "user:1", time, time, 1, "m", Map.of("n", 1L)),
                story().event("a", "user:1", time, time, 0, "M", Map.of("n", 1L)),
                story().event("a", "user:2", time, time, 0, "m", Map.of("n", 1L)),
                story().event("a", null, time, time, 0, "m", Map.of("n", 1L)));
        story().world().events().addAll(others);

        story().store().write(Story.batch(others, true));

        agree();
    }

    @Test
    default void ofABatchThatFailsNothingIsThereAndItCanBeWrittenAgain() {
        story().send(events(5));
        List<SentEvent> events = events(5);
        Batch good = Story.batch(events, false);
        Map<TopicPartition, Long> before = story().store().positions();

        for (Batch bad : bad(good)) {
            assertThatThrownBy(() -> story().store().write(bad)).isInstanceOf(RuntimeException.class);
            assertThat(story().store().positions()).isEqualTo(before);
            agree();
        }
        story().send(events);
        agree();
        story().reopen();
        agree();
    }

    /** With a failure at the end of each of its lists in turn, or in the middle of an event. */
    private static List<Batch> bad(Batch good) {
        Batch.Event last = good.events().get(good.events().size() - 1);
        List<FlatValue> broken = new Broken<>(last.values());
        List<Batch.Event> events = new ArrayList<>(good.events());
        events.set(
                events.size() - 1, new Batch.Event(0, last.offset(), "new", "user:new", 0, 0, 0, "m", broken, false));
        Batch.Alias alias = new Batch.Alias("user:1", "user:2");
        Batch.Person person = new Batch.Person("user:1", List.of(), List.of());
        Batch.Erasure erasure = new Batch.Erasure("user:1", Long.MAX_VALUE);
        return List.of(
                new Batch(events, List.of(), List.of(), List.of(), good.next()),
                new Batch(new Broken<>(good.events()), List.of(), List.of(), List.of(), good.next()),
                new Batch(good.events(), new Broken<>(List.of(alias)), List.of(), List.of(), good.next()),
                new Batch(good.events(), List.of(alias), new Broken<>(List.of(person)), List.of(), good.next()),
                new Batch(good.events(), List.of(), List.of(), new Broken<>(List.of(erasure)), good.next()));
    }

    /** A list that fails after its last element. */
    final class Broken<T> extends AbstractList<T> {

        private final List<T> whole;

        Broken(List<T> whole) {
            this.whole = whole;
        }

        @Override
        public T get(int index) {
            if (index == whole.size()) {
                throw new IllegalStateException("Broken");
            }
            return whole.get(index);
        }

        @Override
        public int size() {
            return whole.size() + 1;
        }
    }

    @Test
    default void aLargeBatchIsTakenAsASmallOneIs() {
        story().send(events(5_000));

        agree();
    }
}
