// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SEMANTICS, segments 3 and law 0: random definitions and random histories with joins, messages that come late, a clock
 * that moves on. After each message and each move of the clock everybody is where a reader of all messages so far puts
 * them at that instant.
 */
@Tag("long")
@Tag("whole")
class MovingClockTest {

    private static int timed;

    @AfterAll
    static void timeAloneChangedSomething() {
        assertThat(timed).as("changes by time alone").isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void atEveryInstantMembershipIsWhatAReaderSays(long seed) {
        Days days = new Days(seed);

        live(days, seed);
        timed += days.timed();
    }

    /** While it is wrong, everything is judged by a wrong time. Once it is right again, and later than before, all is right. */
    @ParameterizedTest
    @MethodSource("fewSeeds")
    void aClockThatIsSetDoesNoLastingHarm(long seed) {
        Days days = new Days(seed).withAClockThatIsSet();

        live(days, seed);
    }

    private static void live(Days days, long seed) {
        while (days.hasNext()) {
            assertThat(days.next()).as("seed %d", seed).isEmpty();
        }
    }

    static LongStream seeds() {
        return seeds(25);
    }

    static LongStream fewSeeds() {
        return seeds(10);
    }

    private static LongStream seeds(long usual) {
        long first = Long.getLong("clock.seed", 0);
        return LongStream.range(first, first + Long.getLong("clock.seeds", usual));
    }
}
