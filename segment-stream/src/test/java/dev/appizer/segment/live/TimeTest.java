// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.segment.store.DeadlineStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SEMANTICS, segments 3: users enter and leave as time passes, without any event. */
class TimeTest {

    private static final String U = "user:u";
    private static final String A = "anonymous:a";
    private static final Duration MONTH = Duration.ofDays(30);
    private static final String NO_LOGIN = Sent.exactly(0, "login", "P14D");

    private final Partition partition = new Partition();

    @Test
    void whoBoughtThreeTimesWithinAMonthLeavesAMonthAfterTheThirdLastTime() {
        partition.define("loyal", 1, Sent.atLeast(3, "purchase", "P30D"));
        purchases(U, 100, 200, 300);
        assertThat(partition.changes()).containsExactly("user:u ENTERED loyal v1 EVENT");
        purchases(U, 400);

        partition.until(Sent.at(200).plus(MONTH).minusSeconds(1));
        assertThat(partition.changes()).isEmpty();
        partition.until(Sent.at(200).plus(MONTH));

        assertThat(partition.changes).singleElement().satisfies(change -> {
            assertThat(change.getReason()).isEqualTo(ChangeReason.TIME);
            assertThat(change.getEffectiveAt()).isEqualTo(Sent.at(200).plus(MONTH));
            assertThat(change.getDetectedAt())
                    .isBetween(Sent.at(200).plus(MONTH), Sent.at(201).plus(MONTH));
            assertThat(change.getMessageId()).isNull();
        });
        assertThat(partition.changes()).containsExactly("user:u EXITED loyal v1 TIME");
        assertThat(partition.size("loyal")).isZero();
        assertThat(partition.memberships.get("loyal|user:u")).isEmpty();
        assertNoDeadlines();
    }

    @Test
    void whoDoesNotLogInForTwoWeeksEntersThenAndWhoNeverDidIsIn() {
        partition.define("away", 1, NO_LOGIN);
        partition.take(U, Sent.event(U, 0, 50, "visit"));
        assertThat(partition.changes()).containsExactly("user:u ENTERED away v1 EVENT");
        partition.take(U, Sent.event(U, 0, 100, "login"));
        assertThat(partition.changes()).containsExactly("user:u EXITED away v1 EVENT");

        Instant deadline = Sent.at(100).plus(Duration.ofDays(14));
        partition.until(deadline.minusSeconds(1));
        assertThat(partition.changes()).isEmpty();
        partition.until(deadline);

        assertThat(partition.changes).extracting(SegmentChange::getEffectiveAt).containsExactly(deadline);
        assertThat(partition.changes()).containsExactly("user:u ENTERED away v1 TIME");
    }

    @Test
    void deadlinesThatWereMissedAreToldOneAfterTheOtherEachAsOfItself() {
        partition.define("once", 1, Sent.exactly(1, "purchase", "P30D"));
        partition.define("twice", 1, Sent.exactly(2, "purchase", "P30D"));
        purchases(U, 100, 200);
        partition.changes();

        partition.until(Sent.at(0).plus(MONTH.multipliedBy(3)));

        assertThat(partition.changes)
                .extracting(SegmentChange::getEffectiveAt)
                .containsExactly(
                        Sent.at(100).plus(MONTH),
                        Sent.at(100).plus(MONTH),
                        Sent.at(200).plus(MONTH));
        assertThat(partition.changes())
                .containsExactly(
                        "user:u ENTERED once v1 TIME", "user:u EXITED twice v1 TIME", "user:u EXITED once v1 TIME");
    }

    @Test
    void beforeAnEventIsTakenTheDeadlinesOfItsPersonAre() {
        partition.define("loyal", 1, Sent.atLeast(3, "purchase", "P30D"));
        purchases(U, 100, 200, 300);
        partition.changes();
        Instant later = Sent.at(150).plus(MONTH);
        partition.at(later);

        purchases(U, 150 + MONTH.toSeconds());

        assertThat(partition.changes)
                .extracting(SegmentChange::getEffectiveAt)
                .containsExactly(Sent.at(100).plus(MONTH), later);
        assertThat(partition.changes()).containsExactly("user:u EXITED loyal v1 TIME", "user:u ENTERED loyal v1 EVENT");
    }

    @Test
    void aLateEventCountsInTheWindowThatItsTimeFallsIn() {
        Duration day = Duration.ofDays(1);
        partition.define("busy", 1, Sent.atLeast(2, "purchase", "P1D"));
        Instant now = Sent.at(day.toSeconds() * 10);
        partition.until(now);
        partition.take(U, Sent.event(U, 900_000, now, "purchase"));

        partition.take(U, Sent.event(U, 900_001, now.minus(day), "purchase"));
        assertThat(partition.changes()).as("at the edge").isEmpty();
        Instant inside = now.minus(day.dividedBy(2));
        partition.take(U, Sent.event(U, 900_002, inside, "purchase"));

        assertThat(partition.changes).extracting(SegmentChange::getEffectiveAt).containsExactly(inside);
        assertThat(partition.changes()).containsExactly("user:u ENTERED busy v1 EVENT");
        partition.until(now.plus(day));
        assertThat(partition.changes).extracting(SegmentChange::getEffectiveAt).containsExactly(inside.plus(day));
        assertThat(partition.changes()).containsExactly("user:u EXITED busy v1 TIME");
    }

    @Test
    void anEventThatIsToComeCountsOnceItsTimeHasCome() {
        partition.define("ever", 1, Sent.atLeast(1, "purchase"));
        partition.define("lately", 1, Sent.atLeast(1, "purchase", "PT1M"));
        Instant coming = Sent.at(2_000).plusNanos(1_000);
        partition.take(U, Sent.event(U, 450, coming, "purchase"));
        assertThat(partition.changes()).isEmpty();

        partition.until(coming.plusSeconds(120));

        assertThat(partition.changes)
                .extracting(SegmentChange::getEffectiveAt)
                .containsExactly(coming, coming, coming.plusSeconds(60));
        assertThat(partition.changes())
                .containsExactly(
                        "user:u ENTERED ever v1 TIME", "user:u ENTERED lately v1 TIME", "user:u EXITED lately v1 TIME");
    }

    @Test
    void aDateInATraitComesAndGoes() {
        partition.define("ending", 1, """
                {"filters":[{"property":"trialEnds","operator":"withinNext","value":"P3D"}]}""");
        partition.take(U, Sent.identify(U, 0, 1, "trialEnds", "2026-03-10T00:00:00Z"));

        partition.until(Instant.parse("2026-04-01T00:00:00Z"));

        assertThat(partition.changes)
                .extracting(SegmentChange::getEffectiveAt)
                .containsExactly(Instant.parse("2026-03-07T00:00:00Z"), Instant.parse("2026-03-10T00:00:00Z"));
        assertThat(partition.changes())
                .containsExactly("user:u ENTERED ending v1 TIME", "user:u EXITED ending v1 TIME");
    }

    @Test
    void deadlinesSurviveARestart() {
        partition.define("loyal", 1, Sent.atLeast(1, "purchase", "P30D"));
        purchases(U, 100);
        partition.settle();
        partition.changes();

        partition.restart();
        partition.until(Sent.at(100).plus(MONTH));
        assertThat(partition.changes()).containsExactly("user:u EXITED loyal v1 TIME");
        partition.restart();
        partition.until(Sent.at(100).plus(MONTH.multipliedBy(2)));

        assertThat(partition.changes()).isEmpty();
    }

    @Test
    void aJoinMovesWindowsWithTheHistory() {
        partition.define("loyal", 1, Sent.atLeast(3, "purchase", "P30D"));
        partition.define("lately", 1, Sent.atLeast(1, "purchase", "P30D"));
        purchases(A, 100, 300);
        purchases(U, 200);
        partition.settle();
        partition.changes();

        partition.move(A, U, 7, A);
        partition.run();
        assertThat(partition.changes())
                .containsExactly("anonymous:a EXITED lately v1 MERGE", "user:u ENTERED loyal v1 MERGE");
        partition.until(Sent.at(500).plus(MONTH));

        assertThat(partition.changes)
                .extracting(SegmentChange::getEffectiveAt)
                .containsExactly(Sent.at(100).plus(MONTH), Sent.at(300).plus(MONTH));
        assertThat(partition.changes()).containsExactly("user:u EXITED loyal v1 TIME", "user:u EXITED lately v1 TIME");
        assertNoDeadlines();
    }

    @Test
    void whoIsErasedHasNoDeadlines() {
        partition.define("lately", 1, Sent.atLeast(1, "purchase", "P30D"));
        purchases(U, 100);
        partition.settle();
        partition.changes();

        partition.erase(U, 9, 450, U);
        partition.run();

        assertThat(partition.changes()).containsExactly("user:u EXITED lately v1 ERASURE");
        assertNoDeadlines();
    }

    @Test
    void aDeletedDefinitionHasNoDeadlines() {
        partition.define("lately", 1, Sent.atLeast(1, "purchase", "P30D"));
        partition.compute("purchases", 1, "{\"event\":\"purchase\",\"within\":\"P30D\"}");
        purchases(U, 100);
        partition.settle();
        partition.changes();

        partition.delete("lately");
        partition.deleteComputed("purchases");
        partition.settle();

        assertThat(partition.changes()).containsExactly("user:u EXITED lately v1 DEFINITION");
        assertNoDeadlines();
        partition.until(Sent.at(100).plus(MONTH));
        assertThat(partition.changes()).isEmpty();
    }

    @Test
    void manyDeadlinesAtOneInstantAreWorkedOffInPortionsAndNoEventWaitsForThem() {
        partition.define("away", 1, NO_LOGIN);
        partition.settle();
        for (int i = 0; i < 500; i++) {
            partition.take("user:" + i, Sent.event("user:" + i, 0, 100, "login"));
        }
        Instant deadline = Sent.at(100).plus(Duration.ofDays(14));
        partition.at(deadline);

        partition.punctuate();
        assertThat(partition.changes()).containsExactly("user:0 ENTERED away v1 TIME", "user:1 ENTERED away v1 TIME");
        partition.take("user:499", Sent.event("user:499", 1_209_700, deadline, "login"));
        assertThat(partition.changes())
                .containsExactly("user:499 ENTERED away v1 TIME", "user:499 EXITED away v1 EVENT");

        assertThat(partition.settle()).isGreaterThan(200);
        assertThat(partition.changes).extracting(SegmentChange::getEffectiveAt).containsOnly(deadline);
        assertThat(partition.changes()).hasSize(497).doesNotHaveDuplicates().allMatch(line -> line.endsWith("TIME"));
        assertThat(partition.size("away")).isEqualTo(499);
    }

    private void purchases(String identifier, long... seconds) {
        for (long second : seconds) {
            partition.take(identifier, Sent.event(identifier, 0, second, "purchase"));
        }
    }

    private void assertNoDeadlines() {
        assertThat(List.copyOf(new DeadlineStore(partition.store(DeadlineStore.NAME)).due(Long.MAX_VALUE - 1, 10)))
                .isEmpty();
        assertThat(partition.punctuate()).as("nothing to wait for").isFalse();
    }
}
