// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.appizer.identity.rows.LinkKind;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.Cause;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class DecideLinksTest {

    private final ControlPlane plane = new ControlPlane();

    @Test
    void aClaimAssignsTheAnonymousIdAndTellsThePlaceThatItLeaves() {
        plane.take(plane.link(LinkKind.CLAIM, "a", "u", 7, 5));

        assertThat(plane.output()).extracting(Record::key).containsExactly("anonymous:a", "user:u", "anonymous:a");
        assertThat(plane.assignments())
                .containsExactly(
                        new Alias("anonymous:a", "user:u", "u", 1L, Micros.toInstant(5), Instant.EPOCH),
                        new Alias("user:u", "user:u", "u", 1L, Micros.toInstant(5), Instant.EPOCH));
        assertThat(plane.changes())
                .containsExactly(new IdentityChange(
                        IdentityChangeKind.MERGED,
                        List.of("anonymous:a"),
                        "anonymous:a",
                        "user:u",
                        1L,
                        new Cause("m7", Micros.toInstant(5)),
                        null,
                        0));
    }

    @Test
    void anAliasJoinsBothKindsOfThePreviousId() {
        plane.alias("p", "u", 1);

        assertThat(plane.changes())
                .extracting(IdentityChange::getFrom, IdentityChange::getTo, IdentityChange::getIdentifiers)
                .containsExactlyInAnyOrder(
                        tuple("anonymous:p", "user:u", List.of("anonymous:p")),
                        tuple("user:p", "user:u", List.of("user:p")));
    }

    @Test
    void aJoinOfTwoPersonsIsOneMoveKeyedByTheOneThatIsLeft() {
        plane.claim("a", "u", 1).claim("b", "v", 2).alias("u", "v", 3);

        assertThat(plane.changes())
                .filteredOn(change -> change.getFrom().equals("user:u"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.getIdentifiers()).containsExactly("anonymous:a", "user:u");
                    assertThat(change.getTo()).isEqualTo("user:v");
                    assertThat(change.getVersion()).isEqualTo(3);
                    assertThat(change.getCause().getMessageId()).isEqualTo("m3");
                });
    }

    @Test
    void aRefusedClaimChangesNothing() {
        plane.claim("a", "u", 1).claim("a", "v", 2);

        assertThat(plane.output()).isEmpty();
        assertThat(ShownRows.person(plane.store, "user:u")).contains("user:u", "anonymous:a");
        assertThat(ShownRows.person(plane.store, "user:v")).containsExactly("user:v");
    }

    @Test
    void anEarlierClaimThatArrivesLateWinsAndTheWrongJoinIsUndone() {
        plane.claim("a", "v", 20).claim("a", "u", 10);

        assertThat(plane.changes())
                .containsExactly(new IdentityChange(
                        IdentityChangeKind.SPLIT,
                        List.of("anonymous:a"),
                        "user:v",
                        "user:u",
                        2L,
                        new Cause("m10", Micros.toInstant(10)),
                        null,
                        0));
        assertThat(ShownRows.person(plane.store, "user:v")).containsExactly("user:v");
        assertThat(ShownRows.person(plane.store, "user:u")).containsExactly("anonymous:a", "user:u");
    }

    @Test
    void anAliasThatPrecedesAClaimAndArrivesLateRevokesIt() {
        plane.claim("a", "v", 20).alias("a", "u", 10);

        assertThat(plane.changes())
                .filteredOn(change -> change.getKind() == IdentityChangeKind.SPLIT)
                .singleElement()
                .satisfies(change -> assertThat(change.getIdentifiers()).containsExactly("anonymous:a"));
        assertThat(ShownRows.person(plane.store, "user:v")).containsExactly("user:v");
    }

    @Test
    void anEarlierRepeatOfAnAliasRevokesAClaimThatTheLaterOneLeftAlone() {
        plane.claim("a", "v", 20).alias("a", "u", 30);
        assertThat(ShownRows.person(plane.store, "user:v")).contains("user:u");

        plane.alias("a", "u", 10);

        assertThat(ShownRows.person(plane.store, "user:v")).containsExactly("user:v");
    }

    @Test
    void aRepeatOfAnAliasMovesNobodyUnlessItMakesItTheLatest() {
        plane.alias("p", "u", 1).alias("p", "v", 5).alias("p", "u", 3);
        assertThat(plane.output()).isEmpty();

        plane.alias("p", "u", 9);

        assertThat(plane.changes()).singleElement().satisfies(change -> {
            assertThat(change.getKind()).isEqualTo(IdentityChangeKind.MERGED);
            assertThat(change.getFrom()).isEqualTo("user:v");
            assertThat(change.getTo()).isEqualTo("user:u");
            assertThat(change.getIdentifiers()).containsExactly("anonymous:p", "user:p", "user:u", "user:v");
        });
    }

    @Test
    void oppositeAliasesAreOnePersonNamedByTheLatest() {
        plane.alias("v", "u", 1).alias("u", "v", 2);

        assertThat(ClusterView.of(plane.store, Identifier.user("u")))
                .contains(new ClusterView("user:v", List.of("user:u", "user:v")));
    }

    @Test
    void anIdThatIsOnlyNamedAsPreviousIdIsAPhantomUntilItIsSeen() {
        plane.alias("p", "u", 1);
        assertThat(ClusterView.of(plane.store, Identifier.user("u")))
                .contains(new ClusterView("user:u", List.of("user:u")));

        plane.seen("anonymous:p");

        assertThat(plane.output()).isEmpty();
        assertThat(ClusterView.of(plane.store, Identifier.user("u")))
                .contains(new ClusterView("user:u", List.of("anonymous:p", "user:u")));
    }

    @Test
    void whatIsSeenStaysSeenThroughAJoinAndASplit() {
        plane.claim("a", "v", 20).seen("anonymous:a").alias("v", "w", 30).claim("a", "u", 10);

        assertThat(ClusterView.of(plane.store, Identifier.anonymous("a")))
                .contains(new ClusterView("user:u", List.of("anonymous:a", "user:u")));
    }

    @Test
    void anIdWithoutLinksIsNotOfTheControlPlane() {
        plane.seen("user:stranger");

        assertThat(ClusterView.of(plane.store, Identifier.user("stranger"))).isEmpty();
        assertThat(ShownRows.normal(plane.store)).isEmpty();
    }

    @Test
    void aLinkThatIsUndoneSeparatesWhatItJoined() {
        plane.alias("p", "u", 1).claim("a", "u", 2);

        plane.undo(LinkKind.ALIAS, "p", "u", 1);

        assertThat(plane.changes())
                .extracting(IdentityChange::getKind, IdentityChange::getFrom, IdentityChange::getTo)
                .containsExactlyInAnyOrder(
                        tuple(IdentityChangeKind.SPLIT, "user:u", "user:p"),
                        tuple(IdentityChangeKind.SPLIT, "user:u", "anonymous:p"));
        assertThat(plane.changes())
                .extracting(change -> change.getCause().getMessageId())
                .containsOnlyNulls();
        assertThat(ShownRows.person(plane.store, "user:u")).containsExactly("anonymous:a", "user:u");
    }

    @Test
    void anAliasThatIsUndoneGivesTheClaimItRefusedItsWay() {
        plane.alias("a", "u", 1).claim("a", "v", 2);
        assertThat(ShownRows.person(plane.store, "user:v")).containsExactly("user:v");

        plane.undo(LinkKind.ALIAS, "a", "u", 1);

        assertThat(ShownRows.person(plane.store, "user:v")).containsExactly("anonymous:a", "user:v");
    }

    @Test
    void ofManyClaimsTheNextOneCountsWhenTheFirstIsUndone() {
        plane.claim("kiosk", "v", 2).claim("kiosk", "w", 3).claim("kiosk", "u", 1);

        plane.undo(LinkKind.CLAIM, "kiosk", "u", 1);

        assertThat(ShownRows.person(plane.store, "user:v")).contains("anonymous:kiosk");
    }
}
