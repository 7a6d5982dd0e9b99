// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.answer.Trends;
import dev.appizer.analytics.clickhouse.ClickHouseUnderTest;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same as with the file: it is killed while it writes to ClickHouse. */
@ExtendWith(KafkaExtension.class)
final class ClickHouseCrashIT {

    private static final int PARTITIONS = 4;

    private final KafkaUnderTest kafka;

    @TempDir
    private Path directory;

    @TempDir
    private Path data;

    ClickHouseCrashIT(KafkaUnderTest kafka) {
        this.kafka = kafka;
    }

    @Test
    @Tag("chaos")
    void twentyKillsNeitherLoseNorDoubleARowAndNeitherDoesARebuild() throws Exception {
        killed(20);
    }

    @Test
    @Tag("long")
    void aKillNeitherLosesNorDoublesARowAndNeitherDoesARebuild() throws Exception {
        killed(1);
    }

    private void killed(int times) throws Exception {
        String prefix = kafka.freshPrefix();
        Topics topics = Topics.of(prefix, PARTITIONS, TestTopics.serdes());
        kafka.createTopics(
                topics.all().stream().map(topic -> topic.create((short) 1)).toList());
        try (ClickHouseUnderTest clickHouse = new ClickHouseUnderTest(data);
                Transactions transactions = Transactions.begin(kafka.bootstrapServers(), topics)) {
            // Given
            Random random = new Random(times);
            AnalyticsProcess analytics = new AnalyticsProcess(
                    kafka.bootstrapServers(), prefix, PARTITIONS, directory, clickHouse.environment(directory));

            // When
            for (int kill = 0; kill < times; kill++) {
                analytics.killAfter(7_000 + random.nextInt(3_000));
            }
            transactions.end();

            // Then
            try (EventStore store = clickHouse.open(directory)) {
                assertThat(store.positions()).isNotEmpty();
                read(topics, store);
                System.out.printf("%d kills: %d committed, %d rows%n", times, transactions.committed(), rows(store));
                assertThat(rows(store)).isEqualTo(transactions.committed());
            }
            analytics.rebuild();
            try (EventStore store = clickHouse.open(directory)) {
                assertThat(rows(store)).isEqualTo(transactions.committed());
            }
        }
    }

    private void read(Topics topics, EventStore store) throws InterruptedException {
        Map<String, Object> properties = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (Ingest ingest = new Ingest(store, topics, properties, Duration.ofMillis(50), new SimpleMeterRegistry())) {
            ingest.catchUp();
        }
    }

    private static long rows(EventStore store) {
        long now = Instant.now().toEpochMilli() * 1_000;
        TimeRange range = new TimeRange(now - Duration.ofHours(1).toMillis() * 1_000, now);
        Step any = new Step(Optional.empty(), List.of());
        TrendQuestion question =
                new TrendQuestion(range, ZoneOffset.UTC, Interval.HOUR, any, Measure.EVENTS, null, List.of(), 1);
        return Trends.of(store, question).total() instanceof Long total ? total : 0;
    }
}
