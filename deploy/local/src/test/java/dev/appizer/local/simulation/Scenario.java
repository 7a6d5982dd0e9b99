// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;

/**
 * One try of the simulated line: what is sent, how it is delayed, and over how many partitions.
 *
 * @param seed of all that is random
 * @param ids how many there are, about
 * @param steps of the history
 * @param cap the most seen ids of a person
 * @param rowsAtOnce in one portion of a shipment
 * @param pace how far apart messages are received; where it is slow, repeats come after the time in which they are dropped
 * @param inAnyOrder whether messages arrive in any order at all, and not in that of their stamps
 * @param unaliases how often links are undone, beside the weights of the other happenings
 * @param erasures how many there are at most
 */
record Scenario(
        long seed,
        int ids,
        int steps,
        int partitions,
        int cap,
        int rowsAtOnce,
        Duration pace,
        boolean inAnyOrder,
        int unaliases,
        int erasures) {

    private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");

    static final List<Integer> PARTITIONS = List.of(1, 3, 7);
    static final int USUAL_STEPS = 70;

    static final Duration SLOW = Duration.ofHours(1);
    static final Duration FAST = Duration.ofMinutes(3);

    private static final Map<String, String> SEGMENTS = Map.of(
            "pro", "{\"filters\":[{\"property\":\"plan\",\"operator\":\"equals\",\"value\":\"pro\"}]}",
            "buyers", "{\"filters\":[{\"event\":\"purchase\",\"operator\":\"greaterThanOrEquals\",\"value\":2}]}",
            "no-login", "{\"filters\":[{\"event\":\"login\",\"operator\":\"equals\",\"value\":0}]}",
            "strangers", "{\"filters\":[{\"property\":\"anonymous\",\"operator\":\"equals\",\"value\":true}]}");

    /** A mixture of all of it. */
    static Scenario of(long seed) {
        return new Scenario(
                seed,
                6 + (int) (seed % 5) * 3,
                USUAL_STEPS,
                PARTITIONS.get((int) (seed / 2 % PARTITIONS.size())),
                seed % 5 == 0 ? 2 + (int) (seed % 7) : ReferenceReader.USUAL_CAP,
                seed % 3 == 0 ? 200 : 2,
                seed % 4 == 1 ? SLOW : FAST,
                seed % 2 == 1,
                seed % 3 == 0 ? 0 : 3,
                seed % 3 == 1 ? 3 : 0);
    }

    /** What a run came to, beside what a reader says. */
    record Run(Outcome expected, Outcome actual, Set<String> refused, Set<String> told, int sentOn) {}

    History history() {
        return HistoryGenerator.generate(settings(), seed);
    }

    /**
     * Runs it.
     *
     * @param enriched the received messages, enriched
     */
    Run run(History.Received received, List<TestRecord<String, EnrichedEvent>> enriched, Fault fault) {
        List<TestRecord<String, EnrichedEvent>> arriving = new ArrayList<>(enriched);
        if (inAnyOrder) {
            Collections.shuffle(arriving, new Random(seed));
        }
        SimulatedLine line =
                new SimulatedLine(partitions, cap, NOW.toEpochMilli(), rowsAtOnce, fault, new SplittableRandom(seed));
        SEGMENTS.forEach((id, body) -> line.define(id, new Definition(DefinitionKind.SEGMENT, id, 1L, NOW, body)));
        received.unaliases().forEach(line::unalias);
        for (Erasure erasure : erasures(received)) {
            sendBefore(line, arriving, erasure, new Random(seed));
            line.erase(erasure);
            line.run();
        }
        arriving.forEach(record -> line.send(record.key(), record.value()));
        line.run();
        line.endGrace();
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

    private List<Erasure> erasures(History.Received received) {
        List<Erasure> erasures = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = 0; i < this.erasures; i++) {
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

    /** Few ids and many links: every kind of trouble between them. */
    private HistorySettings settings() {
        return HistorySettings.usual(ids, steps)
                .with(Happening.SHARED_DEVICE, 5)
                .with(Happening.OPPOSITE_ALIASES, 3)
                .with(Happening.BROWSER_ALIAS, 4)
                .with(Happening.DUPLICATE, pace.equals(SLOW) ? 15 : 5)
                .with(Happening.UNALIAS, unaliases);
    }
}
