// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StageLookTest {

    private static final String TOPIC = "events";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final Traffic traffic = new Traffic("stage", new SimpleMeterRegistry());
    private final long takenAt = System.currentTimeMillis();

    @Test
    void whoeverTakesRecordsIsAsFarBehindAsTheyAreOld() {
        traffic.taken(PARTITION, 1, 7, takenAt - 5_000);

        assertThat(look(0L, 3L).lagSeconds(TOPIC, traffic, takenAt + 100)).isBetween(4.9, 5.2);
    }

    @Test
    void whoeverIsDoneIsNotBehindHoweverOldTheLastRecordIs() {
        traffic.taken(PARTITION, 1, 7, takenAt - 5_000);

        assertThat(look(0L, 8L).lagSeconds(TOPIC, traffic, takenAt + 3_600_000)).isZero();
    }

    @Test
    void whoeverHasRecordsLeftIsFurtherBehindEachSecond() {
        traffic.taken(PARTITION, 1, 7, takenAt - 5_000);

        assertThat(look(12L, 8L).lagSeconds(TOPIC, traffic, takenAt + 60_000)).isBetween(64.9, 65.5);
        assertThat(look(0L, 7L).lagSeconds(TOPIC, traffic, takenAt + 60_000)).isBetween(64.9, 65.5);
    }

    @Test
    void aPartitionThatCameBackIsNotBehindForWhatWasTakenBefore() {
        traffic.taken(PARTITION, 1, 7, takenAt - 5_000);

        assertThat(look(0L, -1L).lagSeconds(TOPIC, traffic, takenAt + 60_000)).isZero();

        traffic.retain(Set.of());
        assertThat(traffic.last(PARTITION)).isNull();
    }

    @Test
    void whereNothingIsKnownYetThereIsNoNumber() {
        StageLook restoring = new StageLook(1, 0, Map.of(), Map.of(PARTITION, -1L), 0);

        assertThat(restoring.lagSeconds(TOPIC, traffic, takenAt)).isNaN();
        assertThat(restoring.behind(TOPIC)).isNaN();
    }

    @Test
    void whoDoesNotWorkOnATopicIsNotBehind() {
        assertThat(StageLook.NOTHING.lagSeconds(TOPIC, traffic, takenAt)).isZero();
        assertThat(StageLook.NOTHING.behind(TOPIC)).isZero();
    }

    private static StageLook look(long behind, long committed) {
        return new StageLook(1, 0, Map.of(PARTITION, behind), Map.of(PARTITION, committed), 0);
    }
}
