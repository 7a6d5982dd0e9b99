// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.filter.value.Span;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

/** Each firing makes the task commit, so they are counted. */
final class LooksTest {

    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
    private final AtomicLong next = new AtomicLong(Span.FOREVER);
    private final AtomicInteger taken = new AtomicInteger();
    private final Looks looks = new Looks(context, DeliverLimits.USUAL, next::get, () -> taken.incrementAndGet());

    LooksTest() {
        context.setCurrentSystemTimeMs(1_000_000);
    }

    private List<Duration> pending() {
        return context.scheduledPunctuators().stream()
                .filter(one -> !one.cancelled())
                .map(CapturedPunctuator::getInterval)
                .toList();
    }

    private void ring(long after) {
        context.setCurrentSystemTimeMs(context.currentSystemTimeMs() + after);
        CapturedPunctuator last = context.scheduledPunctuators()
                .get(context.scheduledPunctuators().size() - 1);
        last.getPunctuator().punctuate(context.currentSystemTimeMs());
    }

    @Test
    void whereNothingIsThereNothingIsLookedFor() {
        looks.waitForTime();
        looks.soon();
        ring(1);
        looks.taken(false, false);

        assertThat(taken).hasValue(1);
        assertThat(pending()).isEmpty();
    }

    @Test
    void aRecordIsLookedAtSoonAndManyAtOnce() {
        looks.soon();
        looks.soon();
        looks.soon();

        assertThat(pending()).containsExactly(Duration.ofMillis(1));
    }

    @Test
    void outcomesAreLookedForOftenAndSeldomerWhileNoneCome() {
        looks.soon();
        ring(1);
        looks.taken(true, true);
        assertThat(pending()).containsExactly(Duration.ofMillis(20));
        ring(20);
        looks.taken(false, true);
        assertThat(pending()).containsExactly(Duration.ofMillis(40));
        for (int n = 0; n < 10; n++) {
            ring(160);
            looks.taken(false, true);
        }

        assertThat(pending()).containsExactly(Duration.ofMillis(160));
    }

    @Test
    void whatIsDueLaterIsWaitedFor() {
        looks.soon();
        ring(1);
        next.set(1_000_000_000L + 3_600_000_000L);

        looks.taken(true, false);

        assertThat(pending()).containsExactly(Duration.ofMillis(3_600_000 - 1));
    }

    @Test
    void oneDueTimeBehindTheOtherDoesNotMakeTheTaskCommitAllTheTime() {
        looks.soon();
        ring(1);
        next.set(1_000_001_000L + 5_000);

        looks.taken(true, false);

        assertThat(pending()).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void anEarlierAlarmLeavesTheLaterOneThere() {
        next.set(2_000_000_000L);
        looks.waitForTime();

        looks.soon();
        ring(1);
        looks.taken(true, false);

        assertThat(context.scheduledPunctuators()).hasSize(2);
        assertThat(pending()).hasSize(1);
    }

    @Test
    void aClosedOneHasNothingPending() {
        next.set(2_000_000_000L);
        looks.waitForTime();
        looks.soon();

        looks.close();

        assertThat(pending()).isEmpty();
    }
}
