// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.local.line.DrivenEnrichment;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.testing.history.Erasure;
import dev.appizer.testing.history.Happening;
import dev.appizer.testing.history.History;
import dev.appizer.testing.history.HistoryGenerator;
import dev.appizer.testing.history.HistorySettings;
import dev.appizer.testing.history.Identifier;
import dev.appizer.testing.history.Message;
import dev.appizer.testing.reader.ReferenceReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the schedule, the delays and the number of partitions: in the end everybody is who a reader of the same
 * messages says, with the same traits and in the same segments. {@code -Dsimulation.seeds} says how many are tried.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedLineTest {

    private static final Instant START = Instant.parse("2026-03-05T00:00:00Z");
    private static final int[] PARTITIONS = {1, 3, 7};

    private static final Map<String, String> SEGMENTS = Map.of(
            "pro", "{\"filters\":[{\"property\":\"plan\",\"operator\":\"equals\",\"value\":\"pro\"}]}",
            "buyers", "{\"filters\":[{\"event\":\"purchase\",\"operator\":\"greaterThanOrEquals\",\"value\":2}]}",
            "no-login", "{\"filters\":[{\"event\":\"login\",\"operator\":\"equals\",\"value\":0}]}",
            "strangers", "{\"filters\":[{\"property\":\"anonymous\",\"operator\":\"equals\",\"value\":true}]}");

    /** A message is enriched once: sent again it would be a repeat. */
    private final Map<Long, List<TestRecord<String, EnrichedEvent>>> enrichedOf = new HashMap<>();

    private DrivenEnrichment enrichment;

    @BeforeAll
    void open() {
        enrichment = new DrivenEnrichment(START);
    }

    @AfterAll
    void close() {
        enrichment.close();
    }

    @Test
    void everySeedEndsWhereTheReaderEnds() {
        int sentOn = 0;
        for (long seed = 0; seed < Long.getLong("simulation.seeds", 300); seed++) {
            Run run = run(seed, Fault.NONE);

            assertThat(run.actual).as("seed %d", seed).isEqualTo(run.expected);
            assertThat(run.told).as("conflicts of seed %d", seed).containsAll(run.refused);
            sentOn += run.sentOn;
        }
        assertThat(sentOn).as("the schedules do overtake").isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aPartLeftOutIsFoundOut(Fault fault) {
        assertThat(LongStream.range(0, 100).anyMatch(seed -> isFoundOut(seed, fault)))
                .as("a seed that ends elsewhere without this part of the protocol")
                .isTrue();
    }

    private boolean isFoundOut(long seed, Fault fault) {
        Run run = run(seed, fault);
        return !run.actual.equals(run.expected);
    }

    private record Run(Outcome expected, Outcome actual, Set<String> refused, Set<String> told, int sentOn) {}

    /** Of the odd seeds the messages arrive in any order at all, of the even ones in that of their stamps. */
    private Run run(long seed, Fault fault) {
        History history = HistoryGenerator.generate(settings(seed), seed);
        History.Received received = history.received(START, pace(seed), 1 + (int) (seed % 4));
        List<TestRecord<String, EnrichedEvent>> enriched =
                new ArrayList<>(enrichedOf.computeIfAbsent(seed, same -> enrichment.enrich(received.messages())));
        if (seed % 2 == 1) {
            Collections.shuffle(enriched, new Random(seed));
        }
        int cap = seed % 5 == 0 ? 2 + (int) (seed % 7) : ReferenceReader.USUAL_CAP;
        SimulatedLine line = new SimulatedLine(
                PARTITIONS[(int) (seed / 2 % PARTITIONS.length)],
                cap,
                START.toEpochMilli(),
                seed % 3 == 0 ? 200 : 2,
                fault,
                new SplittableRandom(seed));
        SEGMENTS.forEach((id, body) -> line.define(id, new Definition(DefinitionKind.SEGMENT, id, 1L, START, body)));
        received.unaliases().forEach(line::unalias);
        for (Erasure erasure : erasures(received, seed)) {
            sendBefore(line, enriched, erasure, new Random(seed));
            line.erase(erasure);
            line.run();
        }
        enriched.forEach(record -> line.send(record.key(), record.value()));
        line.run();
        ReferenceReader reader = ReferenceReader.of(received.messages(), received.unaliases(), line.erasures(), cap);
        return new Run(
                Outcome.of(reader, SEGMENTS),
                Outcome.of(line, reader),
                refused(reader),
                line.conflicts(),
                line.sentOn());
    }

    /** Most of what was received before it is under way with the erasure, and some of it comes when all is done. */
    private static void sendBefore(
            SimulatedLine line, List<TestRecord<String, EnrichedEvent>> enriched, Erasure erasure, Random random) {
        enriched.removeIf(record -> {
            boolean sent = Micros.of(record.value().getReceivedAt()) < erasure.receivedAt() && random.nextInt(5) > 0;
            if (sent) {
                line.send(record.key(), record.value());
            }
            return sent;
        });
    }

    private static List<Erasure> erasures(History.Received received, long seed) {
        List<Erasure> erasures = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = 0; i < (seed % 3 == 1 ? 3 : 0); i++) {
            List<Message> messages = received.messages();
            String userId = messages.get(random.nextInt(messages.size())).call().userId();
            long at = messages.get(random.nextInt(messages.size())).receivedAt() + random.nextInt(2);
            if (userId != null) {
                erasures.add(new Erasure(Identifier.user(userId), at));
            }
        }
        erasures.sort(Comparator.comparingLong(Erasure::receivedAt));
        return erasures;
    }

    private static Set<String> refused(ReferenceReader reader) {
        return Stream.concat(reader.refusedClaims().stream(), reader.refusedForCap().stream())
                .map(refusal -> "user:" + refusal.userId() + " anonymous:" + refusal.named())
                .collect(Collectors.toSet());
    }

    /** Sometimes so slow that a repeat comes after the time in which repeats are dropped. */
    private static Duration pace(long seed) {
        return Duration.ofMinutes(seed % 4 == 1 ? 60 : 3);
    }

    /** Few ids and many links: every kind of trouble between them. */
    private static HistorySettings settings(long seed) {
        return HistorySettings.usual(6 + (int) (seed % 5) * 3, 70)
                .with(Happening.SHARED_DEVICE, 5)
                .with(Happening.OPPOSITE_ALIASES, 3)
                .with(Happening.BROWSER_ALIAS, 4)
                .with(Happening.DUPLICATE, seed % 4 == 1 ? 15 : 5)
                .with(Happening.UNALIAS, seed % 3 == 0 ? 0 : 3);
    }
}
