// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class IngestLookTest {

    private static final TopicPartition EVENTS = new TopicPartition("events", 0);
    private static final TopicPartition MORE_EVENTS = new TopicPartition("events", 1);
    private static final TopicPartition PEOPLE = new TopicPartition("people", 0);

    private final IngestLook look = new IngestLook(List.of("events", "people"));

    @Test
    void whatIsLeftBeginsWhereTheStoreIs() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        look.bindTo(meters);

        look.begin(Map.of(EVENTS, 100L, MORE_EVENTS, 50L, PEOPLE, 10L), Map.of(EVENTS, 95L, MORE_EVENTS, 50L));

        assertThat(look.behind()).isEqualTo(15);
        assertThat(meters.get("appizer.stage.lag.records")
                        .tag("topic", "events")
                        .gauge()
                        .value())
                .isEqualTo(5);
    }

    /** Nothing is written for the end of a transaction, which is all that lies behind a last record. */
    @Test
    void whatWasReadIsNotLeftThoughNothingWasWritten() {
        look.begin(Map.of(EVENTS, 100L, PEOPLE, 10L), Map.of(EVENTS, 99L, PEOPLE, 10L));
        try (MockConsumer<String, byte[]> consumer = new MockConsumer<>("none")) {
            consumer.assign(List.of(EVENTS));
            consumer.updateEndOffsets(Map.of(EVENTS, 100L));
            consumer.seek(EVENTS, 100);

            look.read(consumer);
        }

        assertThat(look.behind()).isZero();
    }

    @Test
    void whatIsNotAssignedYetIsStillLeft() {
        look.begin(Map.of(EVENTS, 100L, PEOPLE, 10L), Map.of());
        try (MockConsumer<String, byte[]> consumer = new MockConsumer<>("none")) {
            consumer.assign(List.of(PEOPLE));
            consumer.updateEndOffsets(Map.of(PEOPLE, 10L));
            consumer.seek(PEOPLE, 10);

            look.read(consumer);
        }

        assertThat(look.behind()).isEqualTo(100);
    }
}
