// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import static dev.appizer.identity.graph.Given.alias;
import static dev.appizer.identity.graph.Given.claim;
import static dev.appizer.identity.graph.Given.repeated;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final Optional<Claim> FIRST = Optional.of(claim("a", "u", 10));

    @Test
    void noClaimIsNoClaim() {
        assertThat(Claims.active(Optional.empty(), List.of(alias("a", "u", 1)))).isEmpty();
    }

    @Test
    void withoutAnAliasTheFirstClaimCounts() {
        assertThat(Claims.active(FIRST, List.of())).isEqualTo(FIRST);
    }

    @Test
    void anAliasThatNamesTheIdEarlierRefusesEveryClaim() {
        assertThat(Claims.active(FIRST, List.of(alias("a", "w", 9)))).isEmpty();
    }

    @Test
    void aLaterAliasLetsTheClaimStand() {
        assertThat(Claims.active(FIRST, List.of(alias("a", "w", 15)))).isEqualTo(FIRST);
    }

    @Test
    void theEarliestOfSeveralAliasesDecides() {
        assertThat(Claims.active(FIRST, List.of(alias("a", "w", 15), alias("a", "x", 5))))
                .isEmpty();
    }

    @Test
    void aRepeatedAliasCountsByItsFirstStamp() {
        assertThat(Claims.active(FIRST, List.of(repeated("a", "w", 5, 30)))).isEmpty();
    }

    @Test
    void aliasesOfOtherIdsDoNotMatter() {
        assertThat(Claims.active(FIRST, List.of(alias("b", "a", 1), alias("u", "w", 1))))
                .isEqualTo(FIRST);
    }
}
