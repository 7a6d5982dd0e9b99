// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.sdk.Outcome;
import dev.appizer.sdk.internal.message.Message;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Telling the application. */
class OutcomesTest {

    private final CountDownLatch end = new CountDownLatch(1);

    private CompletableFuture<Outcome> settle(Outcomes outcomes, List<WeakReference<byte[]>> bytes) {
        Message message = new Message("m", new byte[1_000]);
        bytes.add(new WeakReference<>(message.json()));
        outcomes.settle(List.of(message.accepted()), () -> {});
        return message.outcome();
    }

    @Test
    void whatWaitsToBeToldHoldsNoBytes() throws Exception {
        Callbacks callbacks = new Callbacks();
        Outcomes outcomes = new Outcomes(callbacks, not -> {});
        CountDownLatch busy = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            callbacks.run(() -> {
                busy.countDown();
                await();
            });
        }
        busy.await();
        List<WeakReference<byte[]>> bytes = new java.util.ArrayList<>();
        CompletableFuture<Outcome> told = settle(outcomes, bytes);
        for (int i = 0; i < 100 && bytes.get(0).get() != null; i++) {
            System.gc();
            Thread.sleep(5);
        }

        assertThat(bytes.get(0).get()).isNull();
        assertThat(told).isNotDone();
        end.countDown();
        assertThat(told.get(5, TimeUnit.SECONDS)).isEqualTo(new Outcome.Accepted("m"));
    }

    @Test
    void callbacksFindWhatTheThreadThatBuildsTheClientFinds() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader own = new URLClassLoader(new URL[0], before)) {
            thread.setContextClassLoader(own);
            CompletableFuture<ClassLoader> found = new CompletableFuture<>();
            new Callbacks().run(() -> found.complete(Thread.currentThread().getContextClassLoader()));

            assertThat(found.get(5, TimeUnit.SECONDS)).isSameAs(own);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
