// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.SegmentChange;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SEMANTICS, segments 1: a segment by what another one says. */
class ReferringTest {

    private static final String OF_BUYERS = "{\"condition\":{\"segment\":\"buyers\"}}";
    private static final String NOT_GOOD = "{\"condition\":{\"not\":{\"segment\":\"good\"}}}";

    private final Partition partition = new Partition();

    @BeforeEach
    void people() {
        for (int i = 0; i < 3; i++) {
            partition.take("user:" + i, Sent.event("user:" + i, 0, 100 + i, "purchase"));
        }
    }

    @Test
    void anEditChangesAllThatReferToItInTheSameStep() {
        partition.define("buyers", 1, Sent.atLeast(2, "purchase"));
        partition.define("good", 1, OF_BUYERS);
        partition.define("others", 1, NOT_GOOD);
        partition.settle();
        assertThat(partition.changes()).hasSize(3).allMatch(line -> line.endsWith("ENTERED others v1 DEFINITION"));

        partition.define("buyers", 2, Sent.atLeast(1, "purchase"));
        partition.punctuate();

        assertThat(partition.changes).extracting(SegmentChange::getEffectiveAt).containsOnly(Sent.at(2));
        assertThat(partition.changes())
                .as("the first portion")
                .containsExactly(
                        "user:0 ENTERED buyers v2 DEFINITION",
                        "user:0 ENTERED good v1 DEFINITION",
                        "user:0 EXITED others v1 DEFINITION",
                        "user:1 ENTERED buyers v2 DEFINITION",
                        "user:1 ENTERED good v1 DEFINITION",
                        "user:1 EXITED others v1 DEFINITION");
        partition.settle();
        assertThat(partition.changes()).hasSize(3).allMatch(line -> line.startsWith("user:2 "));
    }

    @Test
    void anEventAndTheTimeChangeBothAtOnce() {
        partition.define("buyers", 1, Sent.atLeast(2, "purchase", "P30D"));
        partition.define("good", 1, OF_BUYERS);
        partition.settle();

        partition.take("user:0", Sent.event("user:0", 0, 300, "purchase"));
        assertThat(partition.changes())
                .containsExactly("user:0 ENTERED buyers v1 EVENT", "user:0 ENTERED good v1 EVENT");
        partition.until(Sent.at(100).plus(Duration.ofDays(30)));

        assertThat(partition.changes)
                .extracting(SegmentChange::getEffectiveAt)
                .containsOnly(Sent.at(100).plus(Duration.ofDays(30)));
        assertThat(partition.changes()).containsExactly("user:0 EXITED buyers v1 TIME", "user:0 EXITED good v1 TIME");
    }

    @Test
    void whatComesBeforeWhatItRefersToIsJudgedOnceThatIsThere() {
        partition.define("others", 1, NOT_GOOD);
        partition.define("good", 1, OF_BUYERS);
        partition.settle();
        partition.restart();
        partition.take("user:3", Sent.event("user:3", 0, 200, "visit"));
        assertThat(partition.changes()).isEmpty();

        partition.define("buyers", 1, Sent.atLeast(1, "purchase"));
        partition.settle();

        assertThat(partition.changes())
                .containsExactlyInAnyOrder(
                        "user:0 ENTERED buyers v1 DEFINITION",
                        "user:0 ENTERED good v1 DEFINITION",
                        "user:1 ENTERED buyers v1 DEFINITION",
                        "user:1 ENTERED good v1 DEFINITION",
                        "user:2 ENTERED buyers v1 DEFINITION",
                        "user:2 ENTERED good v1 DEFINITION",
                        "user:3 ENTERED others v1 DEFINITION");
        partition.take("user:3", Sent.event("user:3", 0, 300, "purchase"));
        assertThat(partition.changes())
                .containsExactly(
                        "user:3 ENTERED buyers v1 EVENT",
                        "user:3 ENTERED good v1 EVENT",
                        "user:3 EXITED others v1 EVENT");
    }

    @Test
    void whatReferToOneAnotherAreNotJudgedUntilOneIsEdited() {
        partition.define("good", 1, OF_BUYERS);
        partition.define("buyers", 1, "{\"condition\":{\"segment\":\"good\"}}");
        partition.settle();
        assertThat(partition.changes()).isEmpty();

        partition.define("buyers", 2, Sent.atLeast(1, "purchase"));
        partition.settle();

        assertThat(partition.changes()).hasSize(6).allMatch(line -> line.contains(" ENTERED "));
    }
}
