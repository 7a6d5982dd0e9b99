// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.sdk.FakeGateway.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of calls beyond the bound of the queue, and of callbacks. */
@SuppressWarnings("FutureReturnValueIgnored") // What becomes of them is seen at the gateway.
class QueueTest extends WithGateway {

    private static final Track LARGE = Track.of("e").property("p", "x".repeat(9_000));

    /** Three large messages fill it, and their answer takes its time. */
    private Appizer full(WhenFull policy) {
        gateway.answering(request -> Reply.taken().after(request.body().contains("old") ? 300 : 0));
        return filled(policy);
    }

    private Appizer filled(WhenFull policy) {
        Appizer client =
                client(builder().maxQueueBytes(32 * 1024).whenFull(policy).flushInterval(Duration.ofMinutes(1)));
        for (int i = 0; i < 3; i++) {
            client.track(LARGE.messageId("old" + i));
        }
        return client;
    }

    @Test
    void aCallBeyondTheBoundFails() {
        Appizer client = full(WhenFull.FAIL);

        assertThat(notDelivered(client.track(LARGE)).code()).isEqualTo(Codes.QUEUE_FULL);
        assertThat(client.stats().queuedMessages()).isEqualTo(3);
        client.flush().join();
        assertThat(client.stats().queuedBytes()).isZero();
        var taken = client.track(LARGE);
        client.flush().join();
        assertThat(get(taken).isAccepted()).isTrue();
    }

    @Test
    void theOldestGoesForANewOne() {
        Appizer client = filled(WhenFull.DROP_OLDEST);
        var newest = client.track(LARGE.messageId("new"));
        client.flush().join();

        assertThat(get(newest).isAccepted()).isTrue();
        assertThat(gateway.taken()).containsOnlyKeys("old1", "old2", "new");
        client.close();
        assertThat(undelivered).extracting(Outcome.Undelivered::code).containsExactly(Codes.DROPPED);
        assertThat(undelivered).extracting(Outcome.Undelivered::messageId).containsExactly("old0");
    }

    @Test
    void theOldestGoesAlsoWhereItWasTriedBefore() throws Exception {
        gateway.answering(Reply.status(503).header("Retry-After", "60"));
        Appizer client = filled(WhenFull.DROP_OLDEST);
        client.flush();
        while (warnings.stream().noneMatch(text -> text.contains("503"))) {
            Thread.sleep(1);
        }
        client.track(LARGE.messageId("new0"));
        client.track(LARGE.messageId("new1"));
        client.track(LARGE.messageId("new2"));
        var newest = client.track(LARGE.messageId("new3"));
        time.move(Duration.ofSeconds(61));
        client.flush().join();

        assertThat(get(newest).isAccepted()).isTrue();
        assertThat(gateway.taken()).containsOnlyKeys("new1", "new2", "new3");
        client.close();
        assertThat(undelivered)
                .extracting(Outcome.Undelivered::messageId)
                .containsExactlyInAnyOrder("old0", "old1", "old2", "new0");
    }

    @Test
    void whatIsInTheWayIsSentAtOnce() throws Exception {
        Appizer blocking = filled(WhenFull.BLOCK);
        blocking.track(LARGE);
        assertThat(blocking.stats().accepted()).isEqualTo(3);

        Appizer failing = filled(WhenFull.FAIL);
        failing.track(LARGE);
        for (int i = 0; i < 500 && failing.stats().accepted() < 3; i++) {
            Thread.sleep(10);
        }
        assertThat(failing.stats().accepted()).isEqualTo(3);
    }

    @Test
    void theNewOneGoesWhereAllAreUnderWay() {
        Appizer client = full(WhenFull.DROP_OLDEST);
        client.flush();
        while (client.stats().attempts() == 0) {
            Thread.onSpinWait();
        }

        assertThat(notDelivered(client.track(LARGE.messageId("new"))))
                .extracting(Outcome.Undelivered::code, Outcome.Undelivered::messageId)
                .containsExactly(Codes.DROPPED, "new");
    }

    @Test
    void aCallerWaitsForRoom() throws Exception {
        Appizer client = full(WhenFull.BLOCK);
        List<CompletableFuture<Outcome>> sent = new CopyOnWriteArrayList<>();
        Thread caller = new Thread(() -> sent.add(client.track(LARGE)));
        caller.start();
        caller.join(100);
        assertThat(caller.isAlive()).isTrue();

        client.flush().join();
        caller.join(5_000);
        client.flush().join();
        assertThat(get(sent.get(0)).isAccepted()).isTrue();
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() throws Exception {
        Appizer client = full(WhenFull.BLOCK);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        List<Outcome> outcome = new ArrayList<>();
        Thread caller = new Thread(() -> {
            outcome.add(client.track(LARGE).join());
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        caller.interrupt();

        assertThat(interrupted.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(((Outcome.Undelivered) outcome.get(0)).code()).isEqualTo(Codes.QUEUE_FULL);
    }

    @Test
    void aCallFromACallbackNeverWaits() {
        Appizer client = full(WhenFull.BLOCK);
        CompletableFuture<Outcome> within = new CompletableFuture<>();
        var unused = client(builder())
                .track(Track.of("other client"))
                .thenAccept(done -> within.complete(client.track(LARGE).join()));

        assertThat(notDelivered(within).code()).isEqualTo(Codes.QUEUE_FULL);
    }

    @Test
    void closingEndsTheWait() throws Exception {
        gateway.answering(request -> Reply.status(500));
        Appizer client = filled(WhenFull.BLOCK);
        CompletableFuture<Outcome> sent =
                CompletableFuture.supplyAsync(() -> client.track(LARGE).join());
        Thread.sleep(50);
        client.close(Duration.ofMillis(50));

        assertThat(notDelivered(sent).code()).isEqualTo(Codes.CLOSED);
    }

    @Test
    void callbacksThatThrowOrTakeTheirTimeStopNothing() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Appizer client = client(builder()
                .onUndelivered(outcome -> {
                    throw new AssertionError("of the application");
                })
                .onWarning(text -> {
                    throw new IllegalStateException("of the application");
                }));
        var unused = client.track(Track.of("e")).thenAccept(outcome -> {
            throw new AssertionError("of the application");
        });
        var slow = client.track(Track.of("e")).thenAccept(outcome -> await(end));
        client.flush().join();
        gateway.answering(Reply.status(400), Reply.status(500));
        notDelivered(client.track(Track.of("refused")));
        for (int i = 0; i < 100; i++) {
            client.track(Track.of("e"));
            Thread.sleep(1);
        }
        assertThat(client.flush()).as("outcomes of others").succeedsWithin(Duration.ofSeconds(5));
        assertThat(slow).isNotDone();
        end.countDown();
        assertThat(client.stats().accepted()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void aCallbackMayWaitForAMessageOfTheSameBatch() {
        Appizer client = client(builder().flushInterval(Duration.ofMillis(100)));
        var first = client.track(Track.of("e"));
        var second = client.track(Track.of("e"));
        var third = client.track(Track.of("e"));

        assertThat(first.thenApply(
                        outcome -> get(second).isAccepted() && get(third).isAccepted()))
                .succeedsWithin(Duration.ofSeconds(5))
                .isEqualTo(true);
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
