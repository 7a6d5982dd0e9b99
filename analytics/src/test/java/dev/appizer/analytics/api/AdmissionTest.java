// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.appizer.service.http.HttpProblem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AdmissionTest {

    private final CountDownLatch done = new CountDownLatch(1);

    @AfterEach
    void end() {
        done.countDown();
    }

    /** Answers a question that takes until {@link #done}; is back once it is under way. */
    private CompletableFuture<String> slow(Admission admission) throws InterruptedException {
        CountDownLatch under = new CountDownLatch(1);
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> admission.admit(() -> {
            under.countDown();
            await();
            return "slow";
        }));
        assertThat(under.await(10, TimeUnit.SECONDS)).isTrue();
        return answer;
    }

    private void await() {
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aQuestionIsAnswered() {
        assertThat(new Admission(1, 0, Duration.ZERO).<String>admit(() -> "answer"))
                .isEqualTo("answer");
    }

    @Test
    void whoeverWaitsTooLongIsToldToAskAgain() throws InterruptedException {
        Admission admission = new Admission(1, 1, Duration.ofMillis(50));
        CompletableFuture<String> first = slow(admission);

        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> admission.admit(() -> "late"));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo("UNAVAILABLE");
        assertThat(problem.reply().headers()).containsEntry("Retry-After", "1");
        assertThat(first).isNotDone();
    }

    @Test
    void whoeverWaitsIsAnsweredOnceThereIsRoom() throws InterruptedException {
        Admission admission = new Admission(1, 1, Duration.ofSeconds(20));
        CompletableFuture<String> first = slow(admission);
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> admission.admit(() -> "second"));
        assertThat(second).isNotDone();

        done.countDown();

        assertThat(first.join()).isEqualTo("slow");
        assertThat(second.join()).isEqualTo("second");
    }

    @Test
    void whoeverIsOneTooManyDoesNotEvenWait() throws InterruptedException {
        Admission admission = new Admission(1, 0, Duration.ofHours(1));
        CompletableFuture<String> first = slow(admission);

        assertThatThrownBy(() -> admission.admit(() -> "late")).isInstanceOf(HttpProblem.class);
        assertThat(first).isNotDone();
    }

    @Test
    void aQuestionThatFailsMakesRoom() {
        Admission admission = new Admission(1, 0, Duration.ZERO);
        assertThatThrownBy(() -> admission.admit(() -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");

        assertThat(admission.<String>admit(() -> "next")).isEqualTo("next");
    }

    @Test
    void whoeverIsInterruptedStaysSo() {
        Admission admission = new Admission(1, 0, Duration.ofHours(1));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> admission.admit(() -> "never")).isInstanceOf(HttpProblem.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(admission.<String>admit(() -> "next")).isEqualTo("next");
    }
}
