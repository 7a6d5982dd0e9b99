// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.identity.RowsAsText;
import dev.appizer.identity.rows.LinkKind;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** A person is erased at the control plane: with all its ids, all its links and at all places where it was. */
class ErasingTest {

    private final ControlPlane plane = new ControlPlane();

    @Test
    void allIdsOfAPersonAreForgottenWhicheverWasNamed() {
        plane.claim("a", "u", 1).alias("v", "u", 2);

        plane.erase("anonymous:a", 10);

        assertThat(plane.forgotten()).containsExactlyInAnyOrder("anonymous:a", "anonymous:v", "user:u", "user:v");
        assertThat(tombstones()).containsExactlyInAnyOrder("anonymous:a", "anonymous:v", "user:u", "user:v");
        assertThat(plane.assignments()).isEmpty();
    }

    @Test
    void everyPlaceWhereOneOfThemWasIsTold() {
        plane.claim("a", "v", 5).claim("a", "u", 1);

        plane.erase("user:u", 10);

        assertThat(plane.changes())
                .allSatisfy(change -> {
                    assertThat(change.getKind()).isEqualTo(IdentityChangeKind.ERASED);
                    assertThat(change.getReceiptId()).isEqualTo("r");
                    assertThat(change.getParts()).isEqualTo(4);
                    assertThat(change.getVersion()).isEqualTo(3);
                })
                .extracting(change -> change.getFrom() + change.getIdentifiers())
                .containsExactlyInAnyOrder(
                        "anonymous:a[anonymous:a]", "user:v[anonymous:a]", "user:u[anonymous:a, user:u]");
    }

    @Test
    void whoWasJoinedOnceAndIsNotTheSamePersonStays() {
        plane.claim("a", "v", 5).claim("a", "u", 1).erase("user:u", 10);

        plane.claim("b", "v", 11);

        assertThat(plane.assignments()).extracting(Alias::getIdentifier).containsExactly("anonymous:b");
    }

    @Test
    void anIdThatWasNeverLinkedIsForgottenAtItsOwnPlace() {
        plane.erase("user:u", 10);

        assertThat(plane.forgotten()).containsExactly("user:u");
        assertThat(plane.changes()).extracting(IdentityChange::getFrom).containsExactly("user:u");
    }

    @Test
    void aLinkThatWasReceivedBeforeAndComesLateJoinsNobody() {
        plane.erase("user:u", 10);

        assertThat(plane.claim("a", "u", 9).output()).isEmpty();
        assertThat(plane.alias("v", "u", 9).output()).isEmpty();
        assertThat(plane.alias("u", "w", 9).output()).isEmpty();
        assertThat(rows()).doesNotContain("anonymous:a");
    }

    @Test
    void aLaterLinkJoinsAnewWithALaterVersion() {
        plane.claim("a", "u", 1).erase("user:u", 10);
        long erased = plane.changes().get(0).getVersion();

        plane.undo(LinkKind.CLAIM, "a", "u", 1).claim("a", "u", 10);

        assertThat(plane.assignments())
                .hasSize(2)
                .allSatisfy(assignment -> assertThat(assignment.getVersion()).isGreaterThan(erased));
    }

    @Test
    void aLinkThatWasReceivedSinceStaysWhicheverComesFirst() {
        String after = state(List.of(
                it -> it.claim("a", "u", 1),
                it -> it.erase("user:u", 10),
                it -> it.undo(LinkKind.CLAIM, "a", "u", 1),
                it -> it.claim("a", "v", 12)));

        assertThat(state(List.of(
                        it -> it.claim("a", "u", 1),
                        it -> it.claim("a", "v", 12),
                        it -> it.erase("user:u", 10),
                        it -> it.undo(LinkKind.CLAIM, "a", "u", 1))))
                .isEqualTo(after);
        assertThat(after).contains("user:v").doesNotContain("user:u");
    }

    /** What is taken out is not read again with what is left of it. */
    @Test
    void aClaimThatDidNotCountDoesNotBringTheErasedBack() {
        plane.claim("a", "v", 1).alias("v", "w", 2).claim("a", "w", 12);

        plane.erase("user:v", 10);

        assertThat(rows()).doesNotContain("user:v");
        assertThat(plane.assignments())
                .extracting(assignment -> assignment.getIdentifier() + " " + assignment.getCanonicalIdentifier())
                .contains("anonymous:a user:w", "user:w user:w");
    }

    @Test
    void aClaimThatAnErasedAliasStoodAgainstCounts() {
        plane.alias("q", "u", 5).claim("q", "v", 7);

        plane.erase("user:u", 10);
        plane.undo(LinkKind.ALIAS, "q", "u", 5);

        String after = rows();
        plane.claim("q", "v", 7);
        assertThat(rows()).isEqualTo(after);
    }

    @Test
    void aMoveOfManyLongIdsIsSeveralRecords() {
        for (int i = 0; i < 900; i++) {
            plane.claim(Integer.toString(i).repeat(80), "u", i);
        }

        plane.alias("u", "v", 1_000);

        assertThat(plane.changes())
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        change -> assertThat(change.getIdentifiers().toString()).hasSizeLessThan(100_000));
    }

    /** Erased with and without a new alias that races it, and each time as if the erased had never been. */
    @Test
    void anAliasThatRacesTheErasureCountsByItsStampAlone() {
        Consumer<ControlPlane> before = it -> it.alias("u", "w", 9);
        Consumer<ControlPlane> since = it -> it.alias("x", "w", 11);
        Consumer<ControlPlane> erase = it -> it.erase("user:u", 10);
        Consumer<ControlPlane> undo = it -> it.undo(LinkKind.ALIAS, "u", "w", 9);

        assertThat(state(List.of(before, since, erase, undo))).isEqualTo(state(List.of(before, erase, undo, since)));
        assertThat(state(List.of(erase, before, since))).isEqualTo(state(List.of(erase, since)));
    }

    @Test
    void thatItsLinksAreUndoneIsNoNewsThen() {
        plane.claim("a", "u", 1).alias("v", "u", 2).erase("user:u", 10);

        assertThat(plane.undo(LinkKind.CLAIM, "a", "u", 1).output()).isEmpty();
        assertThat(plane.undo(LinkKind.ALIAS, "v", "u", 2).output()).isEmpty();
    }

    @Test
    void twiceIsOnce() {
        plane.claim("a", "u", 1).erase("user:u", 10);
        String once = rows();

        plane.erase("user:u", 10);

        assertThat(plane.forgotten()).containsExactly("user:u");
        assertThat(plane.changes()).hasSize(1);
        assertThat(rows().length()).isEqualTo(once.length());
    }

    /** What was refused is known by name until it would have been told. */
    @Test
    void nothingThatIsKeptNamesIt() {
        plane.claim("secret-device", "v", 5).claim("secret-device", "secret-user", 1);
        plane.alias("secret-name", "secret-user", 2).claim("secret-device", "w", 6);
        plane.seen("anonymous:secret-device");

        plane.erase("user:secret-user", 10);
        assertThat(plane.wait(ControlPlane.LIMITS.grace()).conflicts()).isEmpty();

        assertThat(rows()).isNotEmpty().doesNotContain("secret");
    }

    private List<String> tombstones() {
        return plane.output().stream()
                .filter(record -> record.value() == null)
                .map(Record::key)
                .toList();
    }

    private String rows() {
        return RowsAsText.of(plane.store);
    }

    /** The persons and claims that this comes to. */
    private static String state(Collection<Consumer<ControlPlane>> steps) {
        ControlPlane plane = new ControlPlane();
        steps.forEach(step -> step.accept(plane));
        return String.join("\n", new ArrayList<>(ShownRows.normal(plane.store)));
    }
}
