// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import dev.appizer.model.Micros;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.testing.history.Call;
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
 * @param unaliases how often links are undone, beside the weights of the other happenings
 * @param erasures how many there are at most
 * @param racing whether some of what was received since an erasure is taken before it
 */
record Scenario(
        long seed,
        int ids,
        int steps,
        int partitions,
        int cap,
        int rowsAtOnce,
        Duration pace,
        int unaliases,
        int erasures,
        boolean racing) {

    static final Instant START = Instant.parse("2026-03-05T00:00:00Z");

    private static final Instant NOW = START;
    private static final String TOUCH = "touch";

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
                seed % 3 == 0 ? 0 : 3,
                seed % 3 == 1 ? 3 : 0,
                seed % 2 == 1);
    }

    /** What a run came to, beside what a reader says. */
    record Run(Outcome expected, Outcome actual, Set<String> refused, Set<String> told, int sentOn) {}

    /** What is received of its history. */
    History.Received received() {
        History.Received received =
                HistoryGenerator.generate(settings(), seed).received(START, pace, 1 + (int) (seed & 3));
        return racing ? new History.Received(withTouches(received.messages()), received.unaliases()) : received;
    }

    /**
     * That an id was seen since its erasure, and before that arrived, is known once it is seen again: so in the end all of
     * them are.
     */
    private static List<Message> withTouches(List<Message> messages) {
        List<Message> all = new ArrayList<>(messages);
        long receivedAt =
                messages.isEmpty() ? 0 : messages.get(messages.size() - 1).receivedAt();
        for (Message message : messages) {
            Call call = message.call();
            Call touch = Call.track(TOUCH)
                    .messageId("touch-" + all.size())
                    .user(call.userId())
                    .anonymous(call.anonymousId())
                    .build();
            receivedAt++;
            all.add(touch.accepted(receivedAt, 0));
        }
        return all;
    }

    /**
     * Runs it.
     *
     * @param enriched the received messages, enriched
     * @param order 0: messages arrive in the order of their stamps; else in another
     */
    Run run(History.Received received, List<TestRecord<String, EnrichedEvent>> enriched, Fault fault, int order) {
        List<TestRecord<String, EnrichedEvent>> arriving = new ArrayList<>(enriched);
        List<TestRecord<String, EnrichedEvent>> touches = new ArrayList<>(enriched);
        arriving.removeIf(Scenario::isTouch);
        touches.removeIf(record -> !isTouch(record));
        if (order > 0) {
            Collections.shuffle(arriving, new Random(seed + order));
        }
        SplittableRandom random = new SplittableRandom(seed + order);
        SimulatedLine line = new SimulatedLine(partitions, cap, NOW.toEpochMilli(), rowsAtOnce, fault, random);
        SEGMENTS.forEach((id, body) -> line.define(new Definition(DefinitionKind.SEGMENT, id, 1L, NOW, body)));
        received.unaliases().forEach(line::unalias);
        for (Erasure erasure : erasures(received)) {
            sendBefore(line, arriving, erasure, new Random(seed + order));
            line.erase(erasure, erasure.receivedAt() % 3 == 0 ? CommandKind.SUPPRESS : CommandKind.ERASE);
            line.run();
        }
        arriving.forEach(record -> line.send(record.key(), record.value()));
        line.run();
        touches.forEach(record -> line.send(record.key(), record.value()));
        line.runTo(Outcome.LATER.toEpochMilli());
        line.endGrace();
        ReferenceReader reader = ReferenceReader.of(received.messages(), received.unaliases(), line.erasures(), cap);
        return new Run(
                Outcome.of(reader, SEGMENTS),
                Outcome.of(line, reader),
                refused(reader),
                line.conflicts(),
                line.sentOn());
    }

    private static boolean isTouch(TestRecord<String, EnrichedEvent> record) {
        return TOUCH.equals(record.value().getEvent());
    }

    /**
     * Most of what was received before it is under way with the erasure, and some of it comes when all is done. Of what was
     * received since, some is under way with it too.
     */
    private void sendBefore(
            SimulatedLine line, List<TestRecord<String, EnrichedEvent>> enriched, Erasure erasure, Random random) {
        enriched.removeIf(record -> {
            boolean before = Micros.of(record.value().getReceivedAt()) < erasure.receivedAt();
            boolean sent = before ? random.nextInt(5) > 0 : racing && random.nextInt(5) == 0;
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
