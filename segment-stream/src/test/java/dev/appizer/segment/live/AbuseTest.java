// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Values;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.ValueList;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.HistoryPiece;
import dev.appizer.segment.rows.HistoryRow;
import dev.appizer.segment.rows.MomentRow;
import dev.appizer.streams.state.TypedValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What definitions and events can be made of, by whoever may send them, must not hold up a partition. */
class AbuseTest {

    private static final String U = "user:u";

    private final Partition partition = new Partition();

    @AfterEach
    void close() {
        partition.close();
    }

    @Test
    @Timeout(20)
    void segmentsThatReferToTheSameOnesTwiceAreJudgedOnce() {
        partition.define("s0", 1, Sent.atLeast(1, "purchase"));
        for (int level = 1; level <= 20; level++) {
            String below = "{\"segment\":\"s" + (level - 1) + "\"}";
            partition.define(
                    "s" + level,
                    1,
                    "{\"condition\":{\"any\":[" + below + ",{\"all\":[" + below + "," + below + "]}]}}");
        }
        partition.settle();

        partition.take(U, Sent.event(U, 0, 1, "purchase"));

        assertThat(partition.changes()).hasSize(21);
    }

    @Test
    void aRowOfMoreReferencesIsNotJudged() {
        partition.define("s0", 1, Sent.atLeast(1, "purchase"));
        for (int level = 1; level <= 300; level++) {
            partition.define("s" + level, 1, "{\"filters\":[{\"segment\":\"s" + (level - 1) + "\"}]}");
        }
        partition.settle();

        partition.take(U, Sent.event(U, 0, 1, "purchase"));

        assertThat(partition.changes()).hasSize(21);
    }

    @Test
    void whatNamesAnUnreadableComputedTraitIsFrozen() {
        partition.compute("spent", 1, "{\"event\":\"purchase\"}");
        partition.define("s", 1, "{\"filters\":[{\"property\":\"spent\",\"operator\":\"equals\",\"value\":1}]}");
        partition.settle();
        partition.take(U, Sent.event(U, 0, 1, "purchase"));
        assertThat(partition.changes()).containsExactly("user:u ENTERED s v1 EVENT");

        partition.compute("spent", 2, "{\"event\":\"purchase\",\"aggregate\":\"of a later build\"}");
        partition.settle();
        partition.take(U, Sent.identify(U, 0, 2, "spent", 7L));
        partition.take(U, Sent.event(U, 0, 3, "purchase"));
        partition.restart();
        partition.settle();

        assertThat(partition.changes()).isEmpty();
        partition.compute("spent", 3, "{\"event\":\"purchase\"}");
        partition.settle();
        assertThat(partition.changes()).containsExactly("user:u EXITED s v1 DEFINITION");
    }

    @Test
    void aDeadlineOfAnotherVersionSaysNothing() {
        partition.define("s", 1, Sent.atLeast(1, "purchase").replace("}]}", ",\"within\":\"PT10M\"}]}"));
        partition.settle();
        partition.take(U, Sent.event(U, 0, 400, "purchase"));
        partition.changes();

        partition.at(Sent.at(2_000));
        partition.define("s", 2, Sent.atLeast(2, "purchase"));
        partition.settle();

        assertThat(partition.changes()).containsExactly("user:u EXITED s v2 DEFINITION");
    }

    @Test
    void aBackfillTellsWhatTimeChangedBeforeAsOfThen() {
        partition.define("s", 1, Sent.atLeast(1, "purchase").replace("}]}", ",\"within\":\"PT10M\"}]}"));
        partition.define("t", 1, Sent.has("plan", "pro"));
        partition.settle();
        partition.take(U, Sent.event(U, 0, 400, "purchase"));
        partition.changes();

        partition.at(Sent.at(2_000));
        partition.define("t", 2, Sent.lacks("plan", "pro"));
        partition.settle();

        assertThat(partition.changes)
                .filteredOn(change -> change.getSegmentId().equals("s"))
                .singleElement()
                .satisfies(change -> assertThat(change.getEffectiveAt()).isEqualTo(Sent.at(1_000)));
    }

    @Test
    void computedTraitsAreShownAsFarAsAProfileHoldsThem() {
        Object large = new ValueList(Collections.nCopies(100, "x".repeat(300)));
        for (int i = 10; i < 50; i++) {
            partition.compute("t" + i, 1, "{\"event\":\"e\",\"aggregate\":\"last\",\"property\":\"p\"}");
        }
        partition.settle();

        partition.take(U, event(Sent.at(1), Map.of("p", large)));

        Profile shown = Objects.requireNonNull(partition.lastProfile(U));
        assertThat(shown.getComputedTraits().keySet())
                .hasSizeBetween(5, 9)
                .contains("t10")
                .doesNotContain("t49");
    }

    @Test
    void anEventBeforeTheEpochWakesNobody() {
        partition.compute("spent", 1, "{\"event\":\"e\",\"aggregate\":\"sum\",\"property\":\"p\"}");
        partition.settle();
        partition.take(U, event(Instant.parse("1969-12-31T23:59:59.999500Z"), Map.of("p", 1L)));

        partition.at(Sent.at(500).plus(Duration.ofDays(10_000)));

        assertThat(partition.punctuate()).isFalse();
    }

    private static Contribution event(Instant time, Map<String, Object> properties) {
        Contribution contribution = Sent.event(U, 0, 1, "e");
        MomentRow moment = new MomentRow(Partition.micros(time), Partition.micros(Sent.at(1)), 0, "m");
        contribution.setMoment(moment);
        contribution.setHistory(List.of(new HistoryPiece(
                moment, new HistoryRow("e", TypedValues.ofMap(Values.entries(Values.object(properties)))))));
        return contribution;
    }
}
