// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.store.Batch;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.testing.serdes.TestTopics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of whom was erased not even an id is left, in whatever order that is learned from the topics. */
class LeaversTest {

    private static final long ERASED = 1_000;
    private static final TopicPartition EVENTS =
            new TopicPartition(TestTopics.topics().eventsResolved().name(), 0);

    @TempDir
    private Path directory;

    private DuckDbStore store;
    private long offset;

    @BeforeEach
    void open() {
        DuckDbSettings settings = new DuckDbSettings(file(), 256, 1, Duration.ofMinutes(1));
        store = DuckDbStore.open(settings, new KeyedHash(Optional.of("a key of tests")), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path file() {
        return directory.resolve("events.duckdb");
    }

    @Test
    void theProfileMayGoABatchAfterTheErasure() throws SQLException {
        write(List.of(), List.of(person("user:a", true)), List.of());
        event("user:a", 1);

        erase("user:a");
        write(List.of(), List.of(person("user:a", false)), List.of());

        assertThat(ids()).isEmpty();
    }

    @Test
    void theAliasesMayGoABatchAfterTheErasure() throws SQLException {
        alias("anonymous:a", "user:a");
        event("anonymous:a", 1);

        erase("user:a");
        erase("anonymous:a");
        alias("user:a", null);
        alias("anonymous:a", null);

        assertThat(ids()).isEmpty();
    }

    @Test
    void theAliasesMayGoABatchBeforeTheErasure() throws SQLException {
        alias("anonymous:a", "user:a");
        event("anonymous:a", 1);
        event("user:a", 1);

        alias("user:a", null);
        alias("anonymous:a", null);
        erase("user:a");
        erase("anonymous:a");

        assertThat(ids()).isEmpty();
    }

    @Test
    void whatIsLeftOutLeavesNoId() throws SQLException {
        erase("user:a");

        event("user:a", ERASED - 1);

        assertThat(ids()).isEmpty();
    }

    @Test
    void aHistoryThatIsReadInOneBatchLeavesNoId() throws SQLException {
        write(
                List.of(
                        new Batch.Alias("anonymous:a", "user:a"),
                        new Batch.Alias("anonymous:a", "user:b"),
                        new Batch.Alias("anonymous:a", null)),
                List.of(person("user:b", true), person("user:b", false)),
                List.of());

        assertThat(ids()).isEmpty();
    }

    @Test
    void whoIsReferredToStays() throws SQLException {
        alias("anonymous:a", "user:a");
        event("anonymous:b", 1);
        write(List.of(), List.of(person("user:c", true)), List.of());

        write(
                List.of(new Batch.Alias("anonymous:b", null), new Batch.Alias("user:c", null)),
                List.of(person("user:a", false), person("anonymous:a", false)),
                List.of());
        erase("user:c");

        assertThat(ids()).containsExactly("anonymous:a", "anonymous:b", "user:a", "user:c");
    }

    /** Numbers are given again after a start: a row that was left behind would make one of two people. */
    @Test
    void whoTakesANumberAgainIsNotWhoHadIt() throws SQLException {
        alias("anonymous:a", "user:a");
        erase("anonymous:a");
        alias("anonymous:a", null);
        store.close();
        open();

        event("user:b", ERASED);
        event("user:a", ERASED);

        assertThat(texts("SELECT count(DISTINCT coalesce(canonical, who)) FROM events"
                        + " LEFT JOIN owners ON owners.id = who"))
                .containsExactly("2");
    }

    private void event(String identifier, long receivedAt) {
        Batch.Event event = new Batch.Event(
                0, offset, "seen", identifier, receivedAt, receivedAt, 0, "m" + offset, List.of(), false);
        store.write(new Batch(List.of(event), List.of(), List.of(), List.of(), Map.of(EVENTS, ++offset)));
    }

    private void alias(String identifier, @Nullable String canonical) {
        write(List.of(new Batch.Alias(identifier, canonical)), List.of(), List.of());
    }

    private void erase(String identifier) {
        write(List.of(), List.of(), List.of(new Batch.Erasure(identifier, ERASED)));
    }

    private static Batch.Person person(String canonical, boolean isThere) {
        return new Batch.Person(canonical, isThere ? List.of() : null, List.of());
    }

    private void write(List<Batch.Alias> aliases, List<Batch.Person> people, List<Batch.Erasure> erasures) {
        store.write(new Batch(List.of(), aliases, people, erasures, Map.of()));
    }

    private List<String> ids() throws SQLException {
        return texts("SELECT text FROM ids ORDER BY text");
    }

    /** Asks the file itself; the store is opened again behind that. */
    private List<String> texts(String query) throws SQLException {
        store.close();
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        open();
        return texts;
    }
}
