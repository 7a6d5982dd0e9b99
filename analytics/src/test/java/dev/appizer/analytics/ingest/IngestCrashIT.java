// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.duckdb.DuckDbSettings;
import dev.appizer.analytics.duckdb.DuckDbStore;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed while it reads; a producer writes transactions meanwhile, and aborts some. */
@ExtendWith(KafkaExtension.class)
final class IngestCrashIT {

    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaUnderTest kafka;

    @TempDir
    private Path directory;

    IngestCrashIT(KafkaUnderTest kafka) {
        this.kafka = kafka;
    }

    @Test
    @Tag("long")
    void fourKillsNeitherLoseNorDoubleARow() throws Exception {
        killed(4);
    }

    @Test
    @Tag("chaos")
    void twentyKillsNeitherLoseNorDoubleARow() throws Exception {
        killed(20);
    }

    private void killed(int times) throws Exception {
        String prefix = kafka.freshPrefix();
        Topics topics = Topics.of(prefix, PARTITIONS, TestTopics.serdes());
        kafka.createTopics(
                topics.all().stream().map(topic -> topic.create((short) 1)).toList());
        try (Transactions transactions = Transactions.begin(kafka.bootstrapServers(), topics)) {
            // Given
            Random random = new Random(times);
            AnalyticsProcess analytics =
                    new AnalyticsProcess(kafka.bootstrapServers(), prefix, PARTITIONS, directory, Map.of());

            // When
            for (int kill = 0; kill < times; kill++) {
                analytics.killAfter(1_500 + random.nextInt(2_000));
            }
            transactions.end();
            readToTheEnd(topics);

            // Then
            assertThat(transactions.aborted()).isPositive();
            try (Connection file = DriverManager.getConnection("jdbc:duckdb:" + file());
                    Statement sql = file.createStatement();
                    ResultSet counts = sql.executeQuery("SELECT count(*), count(DISTINCT (\"partition\", \"offset\")),"
                            + " count(DISTINCT message) FROM events")) {
                counts.next();
                System.out.printf(
                        "%d kills: %d committed, %d aborted, %d rows%n",
                        times, transactions.committed(), transactions.aborted(), counts.getLong(1));
                assertThat(counts.getLong(1)).as("rows").isEqualTo(transactions.committed());
                assertThat(counts.getLong(2)).as("offsets").isEqualTo(transactions.committed());
                assertThat(counts.getLong(3)).as("messages").isEqualTo(transactions.committed());
            }
        }
    }

    private void readToTheEnd(Topics topics) throws InterruptedException {
        try (DuckDbStore store = DuckDbStore.open(
                        new DuckDbSettings(file(), 512, 2, PATIENCE),
                        new KeyedHash(Optional.empty()),
                        Clock.systemUTC());
                Ingest ingest = new Ingest(
                        store,
                        topics,
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        Duration.ofMillis(50),
                        new SimpleMeterRegistry())) {
            ingest.catchUp();
        }
    }

    private Path file() {
        return directory.resolve("events.duckdb");
    }
}
