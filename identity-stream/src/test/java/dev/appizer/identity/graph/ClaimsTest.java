// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import static dev.appizer.identity.graph.Given.alias;
import static dev.appizer.identity.graph.Given.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Stamp;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final Claim FIRST = claim("a", "u", 10);
    private static final Claim SECOND = claim("a", "v", 20);

    @Test
    void noClaimIsNoClaim() {
        assertThat(Claims.active(List.of(), List.of(alias("a", "u", 1)))).isEmpty();
    }

    @Test
    void theFirstClaimWinsInWhateverOrderTheyCame() {
        assertThat(Claims.active(List.of(FIRST, SECOND), List.of())).contains(FIRST);
        assertThat(Claims.active(List.of(SECOND, FIRST), List.of())).contains(FIRST);
    }

    @Test
    void anAliasThatNamesTheIdEarlierRefusesEveryClaim() {
        assertThat(Claims.active(List.of(FIRST, SECOND), List.of(alias("a", "w", 9))))
                .isEmpty();
    }

    @Test
    void anAliasBetweenTwoClaimsRefusesNeitherTheFirstNorLetsTheSecondIn() {
        assertThat(Claims.active(List.of(FIRST, SECOND), List.of(alias("a", "w", 15))))
                .contains(FIRST);
    }

    @Test
    void theEarliestOfSeveralAliasesDecides() {
        assertThat(Claims.active(List.of(FIRST), List.of(alias("a", "w", 15), alias("a", "x", 5))))
                .isEmpty();
    }

    @Test
    void aRepeatedAliasCountsByItsFirstStamp() {
        Alias repeated = alias("a", "w", 30).and(alias("a", "w", 5));

        assertThat(Claims.active(List.of(FIRST), List.of(repeated))).isEmpty();
    }

    @Test
    void aliasesOfOtherIdsDoNotMatter() {
        assertThat(Claims.active(List.of(FIRST), List.of(alias("b", "a", 1), alias("u", "w", 1))))
                .contains(FIRST);
    }

    @Test
    void ofTheSameMomentThePositionInTheCallDecides() {
        Claim later = new Claim("a", "u", new Stamp(10, 1, "m0", "sender"));
        Claim earlier = new Claim("a", "v", new Stamp(10, 0, "m9", "sender"));

        assertThat(Claims.active(List.of(later, earlier), List.of())).contains(earlier);
    }
}
