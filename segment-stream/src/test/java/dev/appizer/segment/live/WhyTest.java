// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.ChangeReason;
import dev.appizer.segment.rows.CauseRow;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.Contributions;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhyTest {

    private static final long SECOND_5 = Partition.micros(Sent.at(5));

    @Test
    void anEventIsItsOwnReason() {
        Contribution event = Sent.event("user:u", 0, 5, "login");

        assertThat(Why.of(event, false)).isEqualTo(new Why(ChangeReason.EVENT, SECOND_5, "m5"));
    }

    @Test
    void anIdentifyIsATraitsReason() {
        Contribution identify = Sent.identify("user:u", 0, 5, "plan", "pro");

        assertThat(Why.of(identify, false)).isEqualTo(new Why(ChangeReason.TRAIT, SECOND_5, "m5"));
    }

    @Test
    void whatIsShippedIsTheJoinsDoing() {
        Contribution event = Contributions.shipped(
                "user:u",
                3,
                new CauseRow("alias", SECOND_5),
                SECOND_5,
                false,
                Sent.event("user:u", 0, 9, "login").getHistory(),
                List.of());

        assertThat(Why.of(event, false)).isEqualTo(new Why(ChangeReason.MERGE, SECOND_5, "alias"));
    }

    @Test
    void anOperatorsJoinNamesNoMessage() {
        assertThat(Why.merge(new CauseRow(null, 7L))).isEqualTo(new Why(ChangeReason.MERGE, 7, null));
    }

    @Test
    void whatBringsRowsBackIsAJoinAtItsOwnTime() {
        Contribution event = Sent.event("user:u", 0, 5, "login");

        assertThat(Why.of(event, true)).isEqualTo(new Why(ChangeReason.MERGE, SECOND_5, "m5"));
    }

    @Test
    void aSeenIdHasNoMessage() {
        assertThat(Why.of(Sent.seen("anonymous:a", 0, 5), true)).isEqualTo(new Why(ChangeReason.MERGE, SECOND_5, null));
    }

    @Test
    void aDefinitionIsItsOwnReason() {
        assertThat(Why.definition(7)).isEqualTo(new Why(ChangeReason.DEFINITION, 7, null));
    }
}
