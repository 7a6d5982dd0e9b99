// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.analytics.clickhouse.ClickHouseUnderTest.Fault;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.CatalogueEntry;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.QuestionFailedException;
import dev.appizer.service.keys.KeyedHash;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that fail, are lost or break off at any point of a batch: it is there once, or not at all. */
@Tag("chaos")
class ClickHouseFaultsIT {

    private static final long DAY = 86_400_000_000L;
    private static final long START = 1_767_225_600_000_000L;
    private static final int SIZE = 20;
    private static final TopicPartition PARTITION = new TopicPartition("events", 0);

    private static final KeyedHash HASH = new KeyedHash(Optional.of("a key of tests"));

    private static @Nullable ClickHouseUnderTest clickHouse;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start(@TempDir Path data) {
        clickHouse = new ClickHouseUnderTest(data);
    }

    @AfterAll
    static void stop() {
        if (clickHouse != null) {
            clickHouse.close();
        }
    }

    private static ClickHouseUnderTest server() {
        return Objects.requireNonNull(clickHouse);
    }

    /** Each request of a batch in turn; then the batch comes again, whole or in two parts, in the same process or the next. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSE", "BREAK", "LOSE"})
    void aBatchThatFailedAtAnyRequestIsThereOnceWhenItComesAgain(Fault fault) {
        Random random = new Random(7);
        ClickHouseStore store = server().open(directory);
        store.write(batch(0, SIZE));
        server().fail(0, fault);
        store.write(batch(SIZE, SIZE));
        int requests = server().fail(0, fault);
        long there = 2 * SIZE;
        for (int at = 1; at <= requests; at++) {
            ClickHouseStore failing = store;
            Batch batch = batch(there, SIZE);
            server().fail(at, fault);
            assertThatThrownBy(() -> failing.write(batch)).isInstanceOf(RuntimeException.class);
            server().fail(0, fault);
            agree(store, there, there);
            if (random.nextBoolean()) {
                store.close();
                store = server().open(directory);
            }
            if (random.nextBoolean()) {
                store.write(batch(there, SIZE / 2));
                agree(store, there + SIZE / 2, there + SIZE);
            }
            store.write(batch);
            there += SIZE;
            agree(store, there, there);
        }
        store.close();
        assertThat(requests).isGreaterThan(5);
    }

    /** Between any two requests of a batch there may be a question. */
    @Test
    void aQuestionSeesWholeBatchesWhileTheyAreWritten() throws Exception {
        try (ClickHouseStore store = server().open(directory)) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                for (int batch = 0; batch < 30; batch++) {
                    store.write(batch((long) batch * SIZE, SIZE));
                }
            });
            Set<Long> seen = new TreeSet<>();
            while (!writing.isDone()) {
                long events = events(store);
                assertThat(events % SIZE).isZero();
                assertThat(sum(store, Measure.USERS, null) % SIZE).isZero();
                seen.add(events);
            }
            writing.get();
            assertThat(seen).hasSizeGreaterThan(3);
            agree(store, 30 * SIZE, 30 * SIZE);
        }
    }

    @Test
    void onlyTheProcessThatOpenedLastWrites() {
        try (ClickHouseStore first = server().open(directory)) {
            first.write(batch(0, SIZE));
            try (ClickHouseStore second = server().open(directory)) {
                assertThatThrownBy(() -> first.write(batch(SIZE, SIZE)))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("Another analytics process");
                second.write(batch(SIZE, SIZE));
                agree(second, 2 * SIZE, 2 * SIZE);
            }
        }
    }

    @Test
    void aServerThatCanNotBeAskedIsSaidToBeSo() {
        try (ClickHouseStore store = server().open(directory)) {
            store.write(batch(0, SIZE));
            server().fail(1, Fault.REFUSE);
            assertThatThrownBy(() -> events(store))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("told to refuse");
        }
        ClickHouseSettings wrong = server().settings(directory, "nobody", Duration.ofMinutes(1));
        assertThatThrownBy(() -> ClickHouseStore.open(wrong, HASH, Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Authentication failed")
                .hasMessageNotContaining(wrong.password());
    }

    @Test
    void aServerThatSaysNothingCostsAQuestionItsPatienceAndNoMore() {
        ClickHouseSettings hasty = server().settings(directory, "analytics", Duration.ofMillis(500));
        try (ClickHouseStore store = ClickHouseStore.open(hasty, HASH, Clock.systemUTC())) {
            store.write(batch(0, SIZE));
            server().fail(1, Fault.SILENCE);
            long begun = System.nanoTime();

            assertThatThrownBy(() -> events(store)).isInstanceOf(QuestionFailedException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
            server().fail(0, Fault.SILENCE);
            assertThat(events(store)).isEqualTo(SIZE);
        }
    }

    /** In rows that are there, in events that are counted, and in what is on them. */
    private static void agree(ClickHouseStore store, long least, long most) {
        long events = events(store);
        assertThat(events).isBetween(least, most).isEqualTo(sum(store, Measure.USERS, null));
        assertThat(store.catalogue())
                .containsExactly(new CatalogueEntry(
                        "bought", events, List.of(new CatalogueEntry.Property("amount", "number", events))));
        assertThat(sum(store, Measure.SUM, "amount")).isEqualTo(events * (events - 1) / 2);
    }

    private static long events(ClickHouseStore store) {
        return sum(store, Measure.EVENTS, null);
    }

    private static long sum(ClickHouseStore store, Measure measure, @Nullable String property) {
        TrendQuestion all = new TrendQuestion(
                new TimeRange(START, START + 400 * DAY),
                ZoneOffset.UTC,
                Interval.MONTH,
                new Step(Optional.empty(), List.of()),
                measure,
                property,
                List.of(),
                1);
        return store.trend(all).stream()
                .filter(cell -> cell.bucket() < 0 && cell.group() == null)
                .mapToLong(cell -> (Long) Objects.requireNonNull(cell.value()))
                .sum();
    }

    /** Each event is of a person of its own, who belongs to another identifier. */
    private static Batch batch(long from, int size) {
        List<Batch.Event> events = new ArrayList<>();
        List<Batch.Alias> aliases = new ArrayList<>();
        List<Batch.Person> people = new ArrayList<>();
        for (long offset = from; offset < from + size; offset++) {
            long time = START + offset * DAY / 7;
            List<FlatValue> values = FlatValue.of(Map.of("amount", offset));
            String who = "anonymous:" + offset;
            events.add(new Batch.Event(0, offset, "bought", who, time, time, 0, "m" + offset, values, offset % 3 == 0));
            aliases.add(new Batch.Alias(who, "user:" + offset));
            people.add(new Batch.Person("user:" + offset, values, List.of("paying")));
        }
        List<Batch.Erasure> erasures = List.of(new Batch.Erasure("user:" + from, START));
        return new Batch(events, aliases, people, erasures, Map.of(PARTITION, from + size));
    }
}
