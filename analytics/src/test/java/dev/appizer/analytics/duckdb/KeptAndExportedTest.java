// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.CatalogueEntry;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.TrendCell;
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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long events are kept, and how they leave the file as Parquet. */
final class KeptAndExportedTest {

    private static final TimeRange EVER = new TimeRange(micros("2026-01-01T00:00:00Z"), micros("2026-12-01T00:00:00Z"));

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-06-10T12:00:00Z");

    @Test
    void eventsAreKeptForWholeDaysAndLeaveEveryAnswerAtTheEndOfOne() throws SQLException {
        try (DuckDbStore store = open(Optional.of(Duration.ofDays(2)))) {
            // 2026-06-08 is the oldest day that is kept.
            store.write(batch(0, "2026-06-07T23:59:59Z", "2026-06-08T00:00:00Z", "2026-06-10T11:00:00Z"));
            assertThat(count(store)).isEqualTo(2);

            now = Instant.parse("2026-06-11T00:00:00Z");

            assertThat(count(store)).isEqualTo(1);
            store.write(batch(3, "2026-06-08T12:00:00Z", "2026-06-10T23:59:59Z"));
            assertThat(count(store)).isEqualTo(2);
            assertThat(store.catalogue())
                    .containsExactly(new CatalogueEntry(
                            "bought",
                            2,
                            List.of(
                                    new CatalogueEntry.Property("amount", "number", 2),
                                    new CatalogueEntry.Property("it's \"odd\"", "array", 2))));
        }
        assertThat(rows("SELECT count(*) FROM events")).containsExactly("2");
    }

    @Test
    void anExportHasAFileForEachDayUnderTheRightUser() throws Exception {
        Path exports = Files.createDirectories(directory.resolve("it's here"));
        try (DuckDbStore store = open(Optional.empty())) {
            store.write(batch(0, "2026-06-07T23:59:59Z", "2026-06-09T10:00:00.000001Z", "2026-07-01T00:00:00Z"));

            long events = store.export(new TimeRange(EVER.from(), micros("2026-07-01T00:00:00Z")), exports);

            assertThat(events).isEqualTo(2);
        }
        try (var files = Files.list(exports)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("events-2026-06-07.parquet", "events-2026-06-09.parquet");
        }
        assertThat(rows("SELECT concat_ws(' ', event, epoch_us(event_time), identifier, user_identifier, message_id,"
                        + " properties) FROM read_parquet('"
                        + exports.toString().replace("'", "''") + "/*.parquet')"
                        + " ORDER BY event_time"))
                .containsExactly(
                        "bought " + micros("2026-06-07T23:59:59Z")
                                + " anonymous:a user:u m0 {\"amount\":12,\"it's \\\"odd\\\"\":[1,\"x\"]}",
                        "bought " + micros("2026-06-09T10:00:00.000001Z")
                                + " anonymous:a user:u m1 {\"amount\":12,\"it's \\\"odd\\\"\":[1,\"x\"]}");
    }

    private DuckDbStore open(Optional<Duration> retention) {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        DuckDbSettings settings = new DuckDbSettings(file(), 256, 1, Duration.ofMinutes(1), retention);
        return DuckDbStore.open(settings, new KeyedHash(Optional.empty()), clock);
    }

    private Path file() {
        return directory.resolve("events.duckdb");
    }

    private static Batch batch(long offset, String... times) {
        List<Batch.Event> events = new ArrayList<>();
        List<FlatValue> values =
                FlatValue.of(Map.of("amount", 12L, "it's \"odd\"", new ValueList(new ArrayList<>(List.of(1L, "x")))));
        for (String time : times) {
            long at = offset + events.size();
            events.add(new Batch.Event(
                    0, at, "bought", "anonymous:a", micros(time), micros(time), 0, "m" + at, values, false));
        }
        return new Batch(events, List.of(new Batch.Alias("anonymous:a", "user:u")), List.of(), List.of(), Map.of());
    }

    private static long count(DuckDbStore store) {
        TrendQuestion all = new TrendQuestion(
                EVER,
                ZoneOffset.UTC,
                Interval.MONTH,
                new Step(Optional.empty(), List.of()),
                Measure.EVENTS,
                null,
                List.of(),
                1);
        for (TrendCell cell : store.trend(all)) {
            if (cell.bucket() < 0) {
                @Nullable Object value = cell.value();
                return value == null ? 0 : (Long) value;
            }
        }
        return 0;
    }

    private List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private static long micros(String time) {
        return Micros.of(Instant.parse(time));
    }
}
