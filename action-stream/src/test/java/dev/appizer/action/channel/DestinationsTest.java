// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Postponed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DestinationsTest {

    private static final DestinationLimits SMALL = new DestinationLimits(2, 3, Optional.empty());

    private final List<CompletableFuture<Outcome>> begun = new CopyOnWriteArrayList<>();

    private CompletionStage<Outcome> begin() {
        CompletableFuture<Outcome> attempt = new CompletableFuture<>();
        begun.add(attempt);
        return attempt;
    }

    private List<CompletableFuture<Outcome>> run(Destinations destinations, String destination, int times) {
        return IntStream.range(0, times)
                .mapToObj(n -> destinations.run(destination, this::begin).toCompletableFuture())
                .toList();
    }

    @Test
    void soManyAreUnderWayAndSoManyWaitAndMoreAreTold() {
        try (Destinations destinations = new Destinations(SMALL)) {
            List<CompletableFuture<Outcome>> outcomes = run(destinations, "a", 6);

            assertThat(begun).hasSize(2);
            assertThat(outcomes.subList(0, 5)).noneMatch(CompletableFuture::isDone);
            assertThat(outcomes.get(5).join())
                    .isEqualTo(new Postponed("a is busy: 3 wait for it already", Duration.ofSeconds(1)));
        }
    }

    @Test
    void whatEndsLetsTheNextBegin() {
        try (Destinations destinations = new Destinations(SMALL)) {
            List<CompletableFuture<Outcome>> outcomes = run(destinations, "a", 5);

            begun.get(1).complete(new Delivered());

            assertThat(begun).hasSize(3);
            assertThat(outcomes.get(1)).isCompletedWithValue(new Delivered());
            assertThat(outcomes.get(0)).isNotDone();
        }
    }

    @Test
    void aFullDestinationIsNothingToAnother() {
        try (Destinations destinations = new Destinations(SMALL)) {
            run(destinations, "a", 6);

            run(destinations, "b", 1);

            assertThat(begun).hasSize(3);
        }
    }

    @Test
    void aBugOfAnAttemptIsTheCallersAndFreesItsPlace() {
        try (Destinations destinations = new Destinations(SMALL)) {
            CompletionStage<Outcome> wrong = destinations.run("a", () -> {
                throw new IllegalStateException("a bug");
            });

            assertThatThrownBy(() -> wrong.toCompletableFuture().join()).hasRootCauseMessage("a bug");
            run(destinations, "a", 2);
            assertThat(begun).hasSize(2);
        }
    }

    @Test
    void aHundredThousandThatEndAtOnceTakeNoStack() throws Exception {
        DestinationLimits one = new DestinationLimits(1, 100_000, Optional.empty());
        try (Destinations destinations = new Destinations(one)) {
            run(destinations, "a", 1);
            List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
            for (int n = 0; n < 100_000; n++) {
                outcomes.add(destinations
                        .run("a", () -> CompletableFuture.completedStage(new Delivered()))
                        .toCompletableFuture());
            }

            begun.get(0).complete(new Delivered());

            assertThat(outcomes).allMatch(CompletableFuture::isDone);
            assertThat(destinations.busy()).isZero();
        }
    }

    @Test
    @Tag("long")
    @Tag("whole")
    void fromManyThreadsNoneIsLostAndNeverTooManyAreUnderWay() throws Exception {
        DestinationLimits four = new DestinationLimits(4, 100_000, Optional.empty());
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Destinations destinations = new Destinations(four)) {
            List<CompletableFuture<Outcome>> outcomes = IntStream.range(0, 20_000)
                    .parallel()
                    .mapToObj(n -> destinations.run("a" + n % 3, () -> counted(n % 3 == 0, now, most)))
                    .map(CompletionStage::toCompletableFuture)
                    .toList();

            for (CompletableFuture<Outcome> outcome : outcomes) {
                assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new Delivered());
            }
            assertThat(most.get()).isBetween(1, 4);
        }
    }

    private static CompletionStage<Outcome> counted(boolean counts, AtomicInteger now, AtomicInteger most) {
        if (counts) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
        }
        return CompletableFuture.supplyAsync(() -> {
            if (counts) {
                now.decrementAndGet();
            }
            return new Delivered();
        });
    }

    @Test
    void aPaceIsKept() throws Exception {
        DestinationLimits paced = SMALL.perSecond(50);
        long start = System.nanoTime();
        try (Destinations destinations = new Destinations(paced)) {
            for (int n = 0; n < 10; n++) {
                destinations
                        .run("a", () -> CompletableFuture.completedStage(new Delivered()))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
            }
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(180));
    }

    @Test
    void whoeverIsToldToComeBackIsToldWhenThePaceHasLetTheOthersGo() throws Exception {
        try (Destinations destinations = new Destinations(SMALL.perSecond(0.1))) {
            List<CompletableFuture<Outcome>> outcomes = run(destinations, "a", 10);

            assertThat(outcomes.get(9).join())
                    .isInstanceOfSatisfying(
                            Postponed.class,
                            postponed -> assertThat(postponed.after()).isEqualTo(Duration.ofSeconds(30)));
        }
    }

    @Test
    void anIdleDestinationIsForgotten() throws Exception {
        try (Destinations destinations = new Destinations(SMALL.perSecond(20))) {
            run(destinations, "a", 1);
            begun.get(0).complete(new Delivered());
            assertThat(destinations.busy()).isOne();

            while (destinations.busy() > 0) {
                Thread.sleep(5);
            }
        }
    }

    @Test
    void aCloseLetsGoOfWhatWaits() {
        Destinations destinations = new Destinations(SMALL);
        List<CompletableFuture<Outcome>> outcomes = run(destinations, "a", 5);

        destinations.close();

        assertThat(outcomes.subList(2, 5)).allMatch(outcome -> outcome.join().equals(Destinations.CLOSED));
        begun.forEach(attempt -> attempt.complete(new Delivered()));
        assertThat(outcomes.subList(0, 2)).allMatch(outcome -> outcome.join().equals(new Delivered()));
        assertThat(begun).hasSize(2);
        assertThat(run(destinations, "b", 1).get(0).join()).isEqualTo(Destinations.CLOSED);
    }
}
