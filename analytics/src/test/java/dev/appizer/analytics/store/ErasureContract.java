// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.reference.SentEvent;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Erasures: by when something was received, whenever it happened and whenever it is read. */
interface ErasureContract extends Told {

    private SentEvent event(String who, String received) {
        return story().event("a", who, "2024-05-01T00:00:00Z", Map.of("of", who, "deep", "x"))
                .receivedAt(Story.micros(received));
    }

    private void agree() {
        story().agreement().on(Ask.events(Ask.property("of")));
        story().agreement().on(Ask.trend(Measure.USERS, null));
        story().agreement().on(Ask.funnel("a", "a"));
        story().agreement().onTheCatalogue();
    }

    private long remaining() {
        return story().store().catalogue().stream()
                .mapToLong(CatalogueEntry::count)
                .sum();
    }

    @Test
    default void whatWasReceivedBeforeGoesAndWhatWasReceivedAfterStays() {
        story().send(
                        event("user:1", "2024-05-01T00:00:00Z"),
                        event("user:1", "2024-05-02T00:00:00Z"),
                        event("user:1", "2024-05-03T00:00:00Z"),
                        event("user:2", "2024-05-01T00:00:00Z"));

        story().erase("user:1", "2024-05-02T00:00:00Z");

        assertThat(remaining()).isEqualTo(3);
        agree();
    }

    @Test
    default void whatComesLaterIsLeftOutIfItWasReceivedBefore() {
        story().erase("user:1", "2024-05-02T00:00:00Z");

        story().send(
                        event("user:1", "2024-05-01T23:59:59.999999Z"),
                        event("user:1", "2024-05-02T00:00:00Z"),
                        event("user:2", "2024-05-01T00:00:00Z"));

        assertThat(remaining()).isEqualTo(2);
        agree();
    }

    @Test
    default void inOneBatchAnErasureHoldsForTheEventsToo() {
        List<SentEvent> events =
                List.of(event("user:1", "2024-05-01T00:00:00Z"), event("user:1", "2024-05-03T00:00:00Z"));
        Batch batch = Story.batch(events, false);
        Batch.Erasure erasure = new Batch.Erasure("user:1", Story.micros("2024-05-02T00:00:00Z"));
        story().world().events().addAll(events);
        story().world().erasures().add(erasure);

        story().store().write(new Batch(batch.events(), List.of(), List.of(), List.of(erasure), batch.next()));

        assertThat(remaining()).isEqualTo(1);
        agree();
    }

    @Test
    default void ofSeveralErasuresEachHoldsInAnyOrder() {
        story().erase("user:1", "2024-05-03T00:00:00Z");
        story().erase("user:1", "2024-05-02T00:00:00Z");

        story().send(event("user:1", "2024-05-02T12:00:00Z"), event("user:1", "2024-05-03T12:00:00Z"));
        assertThat(remaining()).isEqualTo(1);
        story().erase("user:1", "2024-05-04T00:00:00Z");
        assertThat(remaining()).isZero();
        agree();
    }

    @Test
    default void erasuresHoldAfterReopeningAndForWhatIsDrivenAgain() {
        SentEvent gone = event("user:1", "2024-05-01T00:00:00Z");
        story().send(gone);
        story().erase("user:1", "2024-05-02T00:00:00Z");
        story().reopen();

        story().store().write(Story.batch(List.of(gone.at(0, story().nextOffset(0))), true));
        story().send(event("user:1", "2024-05-01T12:00:00Z"), event("user:1", "2024-05-02T12:00:00Z"));

        assertThat(remaining()).isEqualTo(1);
        agree();
    }

    /** What belongs to a person is erased identifier by identifier. */
    @Test
    default void onlyWhatTheIdentifierSentGoes() {
        story().alias("anonymous:1", "user:1");
        story().send(event("user:1", "2024-05-01T00:00:00Z"), event("anonymous:1", "2024-05-01T00:00:00Z"));

        story().erase("anonymous:1", "2024-05-02T00:00:00Z");
        story().world().aliases().remove("anonymous:1");
        story().write(List.of(new Batch.Alias("anonymous:1", null)), List.of(), List.of());

        assertThat(remaining()).isEqualTo(1);
        agree();
        story().send(event("anonymous:1", "2024-05-05T00:00:00Z"));
        agree();
        story().alias("anonymous:1", "user:1");
        agree();
    }

    @Test
    default void anErasedOffsetIsNotTakenASecondTime() {
        SentEvent gone = event("user:1", "2024-05-01T00:00:00Z");
        story().send(gone);
        story().erase("user:1", "2024-05-02T00:00:00Z");

        story().store().write(Story.batch(List.of(gone), false));

        assertThat(remaining()).isZero();
        assertThat(story().store().positions()).containsEntry(new TopicPartition(Story.TOPIC, 0), 1L);
    }
}
