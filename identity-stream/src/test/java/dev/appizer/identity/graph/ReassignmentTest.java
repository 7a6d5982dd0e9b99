// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import static dev.appizer.identity.graph.Given.alias;
import static dev.appizer.identity.graph.Given.anonymous;
import static dev.appizer.identity.graph.Given.claim;
import static dev.appizer.identity.graph.Given.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Identifier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReassignmentTest {

    private static final int CAP = 1_000;

    private final Cluster cluster = new Cluster();

    @Test
    void aFirstLinkAssignsEveryIdentifierAndMovesAllButTheCanonicalOne() {
        cluster.addUnlinked(user("u"));
        cluster.addUnlinked(anonymous("a"));
        cluster.activate(claim("a", "u", 1));

        Reassignment result = Reassignment.of(cluster, 1, CAP);

        assertThat(result.members())
                .isEqualTo(Map.of(
                        user("u"), new Member(user("u"), 1, false), anonymous("a"), new Member(user("u"), 1, false)));
        assertThat(result.assigned()).containsExactly(anonymous("a"), user("u"));
        assertThat(result.moves())
                .containsExactly(new Move(anonymous("a"), user("u"), List.of(anonymous("a")), true, 1));
    }

    @Test
    void aJoinMovesTheWholeOfTheOldPersonAboveEveryVersion() {
        cluster.add(user("u"), new Member(user("u"), 4, true));
        cluster.add(anonymous("a"), new Member(user("u"), 3, true));
        cluster.add(user("v"), new Member(user("v"), 7, true));
        cluster.add(anonymous("b"), new Member(user("v"), 2, false));
        cluster.addUnlinked(anonymous("u"));
        cluster.activate(claim("a", "u", 1));
        cluster.activate(claim("b", "v", 2));
        cluster.link(alias("u", "v", 3));

        Reassignment result = Reassignment.of(cluster, 8, CAP);

        assertThat(result.assigned()).containsExactly(anonymous("a"), anonymous("u"), user("u"));
        assertThat(result.moves())
                .containsExactly(
                        new Move(user("u"), user("v"), List.of(anonymous("a"), user("u")), true, 8),
                        new Move(anonymous("u"), user("v"), List.of(anonymous("u")), true, 8));
        assertThat(result.members())
                .containsEntry(user("v"), new Member(user("v"), 7, true))
                .containsEntry(anonymous("a"), new Member(user("v"), 8, true));
    }

    @Test
    void anIdThatIsRevokedSplitsOff() {
        cluster.add(user("u"), new Member(user("u"), 1, true));
        cluster.add(anonymous("a"), new Member(user("u"), 1, true));
        cluster.addUnlinked(user("v"));
        cluster.activate(claim("a", "v", 1));

        Reassignment result = Reassignment.of(cluster, 2, CAP);

        assertThat(result.moves()).containsExactly(new Move(user("u"), user("v"), List.of(anonymous("a")), false, 2));
        assertThat(result.persons()).extracting(Person::canonical).containsExactlyInAnyOrder(user("u"), user("v"));
    }

    @Test
    void nothingNewMovesNobody() {
        cluster.add(user("u"), new Member(user("u"), 1, true));
        cluster.add(anonymous("a"), new Member(user("u"), 1, true));
        cluster.activate(claim("a", "u", 1));

        Reassignment result = Reassignment.of(cluster, 2, CAP);

        assertThat(result.assigned()).isEmpty();
        assertThat(result.moves()).isEmpty();
    }

    @Test
    void anIdentifierWithoutLinksIsAssignedToItselfOnce() {
        Identifier alone = anonymous("a");
        cluster.addUnlinked(alone);

        Reassignment first = Reassignment.of(cluster, 1, CAP);
        cluster.add(alone, Objects.requireNonNull(first.members().get(alone)));

        assertThat(first.assigned()).containsExactly(alone);
        assertThat(first.moves()).isEmpty();
        assertThat(Reassignment.of(cluster, 2, CAP).assigned()).isEmpty();
    }

    @Test
    void aLinkThatMakesAPersonTooLargeIsRefusedAndStaysInTheCluster() {
        List.of(user("u"), anonymous("a"), anonymous("b"), anonymous("c"))
                .forEach(identifier ->
                        cluster.add(identifier, Member.unlinked(identifier).asSeen()));
        Claim latest = claim("c", "u", 3);
        cluster.activate(latest);
        cluster.activate(claim("b", "u", 2));
        cluster.activate(claim("a", "u", 1));

        Reassignment result = Reassignment.of(cluster, 1, 3);

        assertThat(result.refused()).containsExactly(latest);
        assertThat(result.persons())
                .containsExactlyInAnyOrder(
                        new Person(Set.of(user("u"), anonymous("a"), anonymous("b")), user("u")),
                        new Person(Set.of(anonymous("c")), anonymous("c")));
        assertThat(result.clusters()).hasSize(1);
    }

    @Test
    void idsThatWereOnlyNamedDoNotCount() {
        cluster.add(user("u"), Member.unlinked(user("u")).asSeen());
        cluster.addUnlinked(user("p"));
        cluster.addUnlinked(anonymous("p"));
        cluster.link(alias("p", "u", 1));

        assertThat(Reassignment.of(cluster, 1, 1).refused()).isEmpty();
    }
}
