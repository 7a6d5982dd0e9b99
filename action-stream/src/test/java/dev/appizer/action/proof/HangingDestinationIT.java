// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One of two destinations accepts connections and never answers; how soon the other one hears stays what it was. */
@ExtendWith(KafkaExtension.class)
final class HangingDestinationIT {

    private static final String SEGMENT = "buyers";
    private static final int PARTITIONS = 2;
    private static final int ROUNDS = 3;
    private static final int NOTIFICATIONS = 200;
    private static final int PAUSE_MILLIS = 10;
    private static final int UNDER_WAY = 8;
    private static final long NOISE_MILLIS = 100;

    private final KafkaUnderTest kafka;

    @TempDir
    private Path directory;

    /** Of some notifications, in milliseconds. */
    private record Latency(long p50, long p99) {

        static Latency of(List<Long> sorted) {
            return new Latency(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100));
        }
    }

    HangingDestinationIT(KafkaUnderTest kafka) {
        this.kafka = kafka;
    }

    @Test
    @Tag("long")
    void theOthersNinetyNinthPercentileIsUnchanged() throws Exception {
        Proof proof = Proof.on(kafka, PARTITIONS);
        try (HangingServer hanging = new HangingServer();
                Arrivals arrivals = new Arrivals();
                People people = new People(proof);
                ActionProcess stage = new ActionProcess(
                        proof,
                        directory.resolve("stage"),
                        Map.of("webhook.destination.under.way", String.valueOf(UNDER_WAY)))) {
            // Given
            people.segment(SEGMENT);
            stage.start();
            stage.put("good", campaign(arrivals.url()));
            round("warm", people, arrivals);
            List<Latency> alone = rounds("alone", people, arrivals);

            // When
            stage.put("hanging", campaign(hanging.url()));
            List<Latency> beside = rounds("beside", people, arrivals);

            // Then
            System.out.printf(
                    "%d rounds of %d notifications: alone %s, beside one that hangs %s, with %d connections to that%n",
                    ROUNDS, NOTIFICATIONS, alone, beside, hanging.most());
            assertThat(median(beside)).isLessThanOrEqualTo(2 * median(alone) + NOISE_MILLIS);
            assertThat(hanging.most()).isEqualTo(UNDER_WAY);
        }
    }

    private static String campaign(String url) {
        return "{'trigger':{'segment':'" + SEGMENT + "'},'action':{'webhook':{'url':'" + url
                + "','body':{'who':'{{user.id}}'}}}}";
    }

    private static List<Latency> rounds(String name, People people, Arrivals arrivals) throws Exception {
        List<Latency> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(round(name + round, people, arrivals));
        }
        return rounds;
    }

    private static Latency round(String name, People people, Arrivals arrivals) throws Exception {
        Map<String, Long> begun = new LinkedHashMap<>();
        for (int number = 0; number < NOTIFICATIONS; number++) {
            String user = name + "-" + number;
            begun.put(user, System.nanoTime());
            people.enter(SEGMENT, Map.of(user, Map.of()));
            Thread.sleep(PAUSE_MILLIS);
        }
        Map<String, Long> ended = arrivals.nanosByUser();
        Proof.await(
                "the webhooks of " + name,
                Duration.ofSeconds(30),
                () -> ended.keySet().containsAll(begun.keySet()));
        return Latency.of(begun.entrySet().stream()
                .map(one -> Duration.ofNanos(requireNonNull(ended.get(one.getKey())) - one.getValue())
                        .toMillis())
                .sorted()
                .toList());
    }

    private static long median(List<Latency> rounds) {
        return rounds.stream().map(Latency::p99).sorted().toList().get(ROUNDS / 2);
    }
}
