// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.appizer.identity.rows.LinkKind;
import dev.appizer.schemas.ConflictReason;
import dev.appizer.schemas.IdentityConflict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is refused is told once it is certain, and only then. */
class ConflictsTest {

    private static final Duration GRACE = ControlPlane.LIMITS.grace().plusSeconds(1);

    private final ControlPlane plane = new ControlPlane();

    @Test
    void aSecondUserOfADeviceIsTold() {
        plane.claim("a", "u", 1).claim("a", "v", 2);
        assertThat(plane.wait(Duration.ofSeconds(5)).conflicts()).isEmpty();

        assertThat(plane.wait(GRACE).conflicts())
                .extracting(
                        IdentityConflict::getReason,
                        IdentityConflict::getSender,
                        IdentityConflict::getWanted,
                        IdentityConflict::getHolder,
                        IdentityConflict::getMessageId)
                .containsExactly(tuple(ConflictReason.CLAIMED_BEFORE, "user:v", "anonymous:a", "user:u", "m2"));
        assertThat(plane.wait(GRACE).conflicts()).isEmpty();
    }

    @Test
    void aClaimAfterAnAliasIsTold() {
        plane.alias("a", "u", 1).claim("a", "v", 2);

        assertThat(plane.wait(GRACE).conflicts())
                .extracting(IdentityConflict::getReason)
                .containsExactly(ConflictReason.ALIASED_BEFORE);
    }

    @Test
    void aClaimThatWasRightUntilAnEarlierOneCameIsTold() {
        plane.claim("a", "v", 2).claim("a", "u", 1);

        assertThat(plane.wait(GRACE).conflicts())
                .extracting(IdentityConflict::getSender)
                .containsExactly("user:v");
    }

    @Test
    void anAliasWithinTheGracePeriodMakesItNoConflict() {
        plane.claim("a", "u", 1).claim("a", "v", 2).alias("v", "u", 3);

        assertThat(plane.wait(GRACE).conflicts()).isEmpty();
    }

    @Test
    void aClaimThatIsUndoneMeanwhileIsNoConflict() {
        plane.claim("a", "u", 1).claim("a", "v", 2).undo(LinkKind.CLAIM, "a", "v", 2);

        assertThat(plane.wait(GRACE).conflicts()).isEmpty();
    }

    @Test
    void aJoinBeyondTheLimitIsToldAndUndoesNothing() {
        ControlPlane small = new ControlPlane(new ClusterLimits(2, 100, Duration.ZERO));
        small.claim("a", "u", 1).seen("anonymous:a").alias("v", "u", 2).seen("user:v");

        small.alias("v", "u", 3);

        assertThat(small.wait(GRACE).conflicts())
                .extracting(IdentityConflict::getReason, IdentityConflict::getSender)
                .containsExactly(tuple(ConflictReason.CLUSTER_FULL, "user:u"));
        assertThat(ClusterView.of(small.store, dev.appizer.model.Identifier.user("u"))
                        .orElseThrow()
                        .seen())
                .containsExactly("anonymous:a", "user:u");
    }

    @Test
    void aLinkBeyondAllThatHangsTogetherIsToldAtOnceAndCostsNothingMore() {
        ControlPlane small = new ControlPlane(new ClusterLimits(100, 2, Duration.ZERO));
        small.alias("p1", "u", 1).alias("p2", "u", 2).alias("p3", "u", 3);

        assertThat(small.conflicts())
                .extracting(IdentityConflict::getReason, IdentityConflict::getWanted)
                .containsExactly(tuple(ConflictReason.CLUSTER_FULL, "anonymous:p3"));
        assertThat(small.assignments()).isEmpty();
        assertThat(small.claim("a", "u", 4).assignments())
                .extracting(assigned -> assigned.getCanonicalId())
                .doesNotContain("u");
    }
}
