// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.segment.live.Placement.Elsewhere;
import dev.appizer.segment.live.Placement.Here;
import dev.appizer.segment.rows.RegisterRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {

    @Test
    void whatNothingIsKnownOfBelongsWhereItCame() {
        assertThat(Placement.of(null, 0)).isEqualTo(new Here());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, 6, 7, 99})
    void whatIsHereTakesEveryVersion(long version) {
        RegisterRow here = new RegisterRow(null, 6L, true, true, false, null, 0L, 0L, List.of());

        assertThat(Placement.of(here, version)).isEqualTo(new Here());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5})
    void whatIsOlderThanTheMoveFollowsItWithItsVersion(long version) {
        RegisterRow gone = new RegisterRow("user:u", 6L, false, false, false, null, 0L, 0L, List.of());

        assertThat(Placement.of(gone, version)).isEqualTo(new Elsewhere("user:u", 6));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void whatWasSentHereSinceTheMoveBelongsHereAgain(long version) {
        RegisterRow gone = new RegisterRow("user:u", 6L, false, false, false, null, 0L, 0L, List.of());

        assertThat(Placement.of(gone, version)).isEqualTo(new Here());
    }
}
