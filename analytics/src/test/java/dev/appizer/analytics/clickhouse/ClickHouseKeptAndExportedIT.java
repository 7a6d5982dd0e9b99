// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.CatalogueEntry;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.sql.Query;
import dev.appizer.model.Micros;
import dev.appizer.schemas.ValueList;
import dev.appizer.service.keys.KeyedHash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long events are kept in ClickHouse, what stays of whom was forgotten, and how events leave as Parquet. */
@Tag("long")
@Tag("whole")
class ClickHouseKeptAndExportedIT {

    private static final String NOW = "2026-06-10T12:00:00Z";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private ClickHouseUnderTest clickHouse;

    @BeforeEach
    void start(@TempDir Path data) {
        clickHouse = new ClickHouseUnderTest(data);
    }

    @AfterEach
    void stop() {
        clickHouse.close();
    }

    @Test
    void eventsAreKeptForWholeDaysAndThenDeleted() throws SQLException {
        try (ClickHouseStore store = open("2026-06-10T12:00:00Z", Optional.of(Duration.ofDays(2)))) {
            // 2026-06-08 is the oldest day that is kept; some partitions are too old as a whole.
            store.write(batch(0, "1970-01-01T00:00:00Z", "2026-06-07T23:59:59Z", "2026-06-08T00:00:00Z", NOW));
            assertThat(store.catalogue()).extracting(CatalogueEntry::count).containsExactly(2L);
        }
        try (ClickHouseStore store = open("2026-06-11T00:00:00Z", Optional.of(Duration.ofDays(2)))) {
            assertThat(store.catalogue()).extracting(CatalogueEntry::count).containsExactly(1L);
            store.write(batch(4, "2026-06-08T12:00:00Z", "2026-06-10T23:59:59Z"));
            assertThat(store.catalogue()).extracting(CatalogueEntry::count).containsExactly(2L);
        }
        assertThat(count("events")).isEqualTo(2);
        open("2027-06-11T00:00:00Z", Optional.of(Duration.ofDays(2))).write(batch(9, "2026-06-08T12:00:00Z"));
        assertThat(count("events")).isZero();
    }

    @Test
    void whatWasKnownOfPeopleGoesOnceNobodyCanAskAboutIt() throws Exception {
        AtomicLong time = new AtomicLong();
        Compaction compaction = new Compaction(Duration.ofSeconds(30), Duration.ofHours(1), time::get);
        Batch gone = new Batch(
                List.of(),
                List.of(new Batch.Alias("anonymous:a", null)),
                List.of(new Batch.Person("user:u", null, List.of())),
                List.of(),
                Map.of());
        try (ClickHouseStore store = open(NOW, Optional.empty());
                Server server = server()) {
            store.write(batch(0, NOW));
            store.write(batch(1, NOW));
            store.write(gone);
            compaction.add(Commit.read(server).number(), Rows.of(0, List.of(), gone));
            compaction.run(server);
            assertThat(rows("SELECT count() FROM people")).isEqualTo(3);

            time.set(Duration.ofHours(2).toNanos());
            compaction.add(Commit.read(server).number(), Rows.of(0, List.of(), batch(0)));
            compaction.run(server);
            await("SELECT count() FROM people WHERE NOT gone");
            await("SELECT count() FROM owners WHERE NOT gone");

            compaction.add(Commit.read(server).number(), Rows.of(0, List.of(), gone));
            time.set(Duration.ofHours(4).toNanos());
            compaction.add(Commit.read(server).number(), Rows.of(0, List.of(), batch(0)));
            compaction.run(server);
            await("SELECT count() FROM people");
            await("SELECT count() FROM owners");
        }
    }

    private void await(String count) throws Exception {
        Instant deadline = Instant.now().plusSeconds(30);
        while (rows(count) > 0 && Instant.now().isBefore(deadline)) {
            Thread.sleep(100);
        }
        assertThat(rows(count)).as(count).isZero();
    }

    @Test
    void anExportHasAFileForEachDayUnderTheRightUser() throws Exception {
        Path exports = Files.createDirectories(directory.resolve("it's here"));
        try (ClickHouseStore store = open(NOW, Optional.empty())) {
            store.write(batch(
                    0,
                    "1831-01-01T00:00:00Z",
                    "2026-06-07T23:59:59Z",
                    "2026-06-09T10:00:00.000001Z",
                    "2026-07-01T00:00:00Z"));

            long events = store.export(
                    new TimeRange(micros("0001-01-01T00:00:00Z"), micros("2026-07-01T00:00:00Z")), exports);

            assertThat(events).isEqualTo(3);
        }
        try (var files = Files.list(exports)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "events-1831-01-01.parquet", "events-2026-06-07.parquet", "events-2026-06-09.parquet");
        }
        String rest = "{\"amount\":12,\"big\":9007199254740993,\"it's \\\"odd\\\"\":[1,\"x\"]}";
        assertThat(parquet(exports))
                .containsExactly(
                        "bought " + micros("1831-01-01T00:00:00Z") + " anonymous:a user:u m0 " + rest,
                        "bought " + micros("2026-06-07T23:59:59Z") + " anonymous:a user:u m1 " + rest,
                        "bought " + micros("2026-06-09T10:00:00.000001Z") + " anonymous:a user:u m2 " + rest);
    }

    private static List<String> parquet(Path exports) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("SELECT concat_ws(' ', event, epoch_us(event_time), identifier,"
                        + " user_identifier, message_id, properties) FROM read_parquet('"
                        + exports.toString().replace("'", "''") + "/*.parquet') ORDER BY event_time")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private ClickHouseStore open(String now, Optional<Duration> retention) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return ClickHouseStore.open(settings(retention), new KeyedHash(Optional.empty()), clock);
    }

    private ClickHouseSettings settings(Optional<Duration> retention) {
        return clickHouse.settings(directory, PATIENCE, retention);
    }

    private Server server() {
        ClickHouseSettings settings = settings(Optional.empty());
        return new Server(settings, settings.database(), Duration.ofMinutes(1));
    }

    private long count(String table) throws SQLException {
        return rows("SELECT count() FROM " + table);
    }

    private long rows(String query) throws SQLException {
        long[] count = new long[1];
        try (Server server = server()) {
            server.query(Query.of(query), found -> {
                while (found.next()) {
                    count[0] = found.getLong(1);
                }
            });
        }
        return count[0];
    }

    private static Batch batch(long offset, String... times) {
        List<Batch.Event> events = new ArrayList<>();
        List<FlatValue> values = FlatValue.of(Map.of(
                "amount",
                12L,
                "big",
                9_007_199_254_740_993L,
                "it's \"odd\"",
                new ValueList(new ArrayList<>(List.of(1L, "x")))));
        for (String time : times) {
            long at = offset + events.size();
            events.add(new Batch.Event(
                    0, at, "bought", "anonymous:a", micros(time), micros(time), 0, "m" + at, values, false));
        }
        Batch.Person person = new Batch.Person("user:u", values, List.of("paying"));
        return new Batch(
                events, List.of(new Batch.Alias("anonymous:a", "user:u")), List.of(person), List.of(), Map.of());
    }

    private static long micros(String time) {
        return Micros.of(Instant.parse(time));
    }
}
