// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.appizer.sdk.FakeGateway.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Flushing and closing. */
@SuppressWarnings("FutureReturnValueIgnored") // What becomes of them is seen at the gateway.
class CloseTest extends WithGateway {

    private static final Track EVENT = Track.of("e");

    private AppizerBuilder lazy() {
        return builder().flushInterval(Duration.ofMinutes(10));
    }

    @Test
    void flushIsDoneOnceAllThatWaitedHasItsOutcome() {
        Appizer client = client(lazy());
        var first = client.track(EVENT);
        var second = client.track(EVENT);

        assertThat(client.flush()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(client.flush()).isCompleted();
    }

    @Test
    void flushDoesNotWaitForWhatComesLater() throws Exception {
        gateway.answering(Reply.taken().after(150));
        Appizer client = client(lazy());
        client.track(EVENT);
        CompletableFuture<Void> flushed = client.flush();
        while (client.stats().attempts() == 0) {
            Thread.onSpinWait();
        }
        var later = client.track(EVENT);

        flushed.get(5, TimeUnit.SECONDS);
        assertThat(later).isNotDone();
    }

    @Test
    void closeSendsWhatWaitsAndSaysSo() {
        Appizer client = client(lazy());
        client.track(EVENT);
        client.track(EVENT);

        assertThat(client.close(Duration.ofSeconds(5))).isEqualTo(new Closed(2, List.of()));
        assertThat(gateway.taken()).hasSize(2);
        assertThat(client.close(Duration.ofSeconds(5))).isEqualTo(new Closed(2, List.of()));
    }

    @Test
    void whatIsNotDeliveredWhenTheTimeIsOverIsToldBeforeCloseAnswers() {
        gateway.answering(request -> Reply.status(503).header("Retry-After", "60"));
        Appizer client = client(lazy());
        var sent = client.track(EVENT);
        long start = System.nanoTime();

        Closed closed = client.close(Duration.ofMillis(100));
        assertThat(System.nanoTime() - start).isBetween(95_000_000L, 3_000_000_000L);
        assertThat(closed).isEqualTo(new Closed(0, undelivered));
        assertThat(undelivered).extracting(Outcome.Undelivered::code).containsExactly(Codes.NOT_DELIVERED);
        assertThat(notDelivered(sent).code()).isEqualTo(Codes.NOT_DELIVERED);
    }

    @Test
    void whatWasRefusedBeforeOrIsCalledAfterwardsIsNotInTheReport() {
        gateway.answering(Reply.status(400));
        Appizer client = client(lazy());
        client.track(EVENT);
        client.flush().join();
        var waiting = client.track(EVENT);
        gateway.answering(Reply.status(401));
        Closed closed = client.close(Duration.ofSeconds(5));
        client.track(EVENT);

        assertThat(closed).isEqualTo(new Closed(0, List.of(notDelivered(waiting))));
    }

    @Test
    void whatIsUnderWayWhenTheTimeIsOverIsEnded() {
        gateway.answering(request -> Reply.taken().after(2_000));
        Appizer client = client(lazy());
        var sent = client.track(EVENT);
        client.flush();

        Closed closed = client.close(Duration.ofMillis(100));
        assertThat(notDelivered(sent).code()).isEqualTo(Codes.NOT_DELIVERED);
        assertThat(closed).isEqualTo(new Closed(0, List.of(notDelivered(sent))));
    }

    @Test
    void laterCallsAreClosed() {
        Appizer client = client();
        client.close();

        assertThat(notDelivered(client.track(EVENT)).code()).isEqualTo(Codes.CLOSED);
        assertThat(client.stats().undelivered()).containsEntry(Codes.CLOSED, 1L);
        assertThat(client.flush()).isCompleted();
    }

    @Test
    void anInterruptEndsTheWaitOfCloseAndIsKept() {
        gateway.answering(request -> Reply.status(500));
        Appizer client = client();
        client.track(EVENT);
        Thread.currentThread().interrupt();
        Closed report = client.close(Duration.ofMinutes(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.undelivered()).hasSize(1);
    }

    @Test
    void aTimeThatCantBeMeantLeavesTheClientAsItIs() {
        Appizer client = client();
        assertThatIllegalArgumentException().isThrownBy(() -> client.close(nothing()));

        assertThat(get(client.track(EVENT)).isAccepted()).isTrue();
        client.close(Duration.ofSeconds(Long.MIN_VALUE));
        client.close(Duration.ofSeconds(Long.MAX_VALUE));
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <T> T nothing() {
        return null;
    }

    @Test
    void aSecondCloseWaitsForItsOwnTimeAndEndsTheFirst() throws Exception {
        gateway.answering(request -> Reply.status(503).header("Retry-After", "60"));
        Appizer client = client();
        client.track(EVENT);
        CompletableFuture<Closed> first = CompletableFuture.supplyAsync(() -> client.close(Duration.ofMinutes(1)));
        while (client.stats().undelivered().isEmpty()) {
            client.track(EVENT);
            Thread.sleep(1);
        }

        assertThat(client.close(Duration.ofMillis(50)))
                .isEqualTo(first.get(3, TimeUnit.SECONDS))
                .extracting(closed -> closed.undelivered().size())
                .isNotEqualTo(0);
    }

    @Test
    void callbacksThatTakeTheirTimeHoldUpNeitherFlushNorClose() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(8);
        Appizer client = client();
        for (int i = 0; i < 8; i++) {
            client.track(EVENT).thenRun(() -> {
                busy.countDown();
                QueueTest.await(end);
            });
        }
        busy.await();
        var behind = client.track(EVENT);

        assertThat(client.flush()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(behind).isNotDone();
        assertThat(client().track(EVENT).thenApply(outcome -> client.close(Duration.ofSeconds(30))))
                .succeedsWithin(Duration.ofSeconds(5))
                .isEqualTo(new Closed(0, List.of()));
        end.countDown();
        assertThat(get(behind).isAccepted()).isTrue();
    }

    @Test
    void aCallbackMayClose() {
        Appizer client = client();

        assertThat(client.track(EVENT).thenApply(outcome -> client.close(Duration.ofSeconds(5))))
                .succeedsWithin(Duration.ofSeconds(4))
                .isEqualTo(new Closed(0, List.of()));
    }

    @Test
    void noThreadStays() throws Exception {
        Appizer client =
                Appizer.builder("key").host(gateway.host()).metrics(false).build();
        get(client.track(EVENT));
        assertThat(threads("appizer-sdk")).isPositive();
        client.close();

        long end = System.nanoTime() + 8_000_000_000L;
        while (threads("appizer-sdk") + threads("SelectorManager") > 0 && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(50);
        }
        assertThat(threads("appizer-sdk")).isZero();
        assertThat(threads("SelectorManager")).isZero();
        assertThat(client.stats().accepted()).as("it may be kept").isEqualTo(1);
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(name))
                .count();
    }
}
