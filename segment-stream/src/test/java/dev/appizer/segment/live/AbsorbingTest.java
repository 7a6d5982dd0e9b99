// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.segment.rows.Contribution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbsorbingTest {

    private static final String U = "user:u";
    private static final String A = "anonymous:a";

    private final Partition partition = new Partition();

    @Test
    void anEventEntersWithItsOwnTimeAndMessage() {
        partition.define("buyers", 1, Sent.atLeast(2, "purchase"));
        partition.at(Sent.at(100));

        partition.take(U, Sent.event(U, 0, 1, "purchase"));
        partition.take(U, Sent.event(U, 0, 2, "purchase"));

        assertThat(partition.changes).hasSize(1);
        SegmentChange change = partition.changes.get(0);
        assertThat(change.getCanonicalId()).isEqualTo("u");
        assertThat(change.getEffectiveAt()).isEqualTo(Sent.at(2));
        assertThat(change.getDetectedAt()).isEqualTo(Sent.at(100));
        assertThat(change.getMessageId()).isEqualTo("m2");
        assertThat(partition.changes()).containsExactly("user:u ENTERED buyers v1 EVENT");
        assertThat(partition.memberships.get("buyers|user:u"))
                .hasValueSatisfying(
                        membership -> assertThat(membership.getSince()).isEqualTo(Sent.at(2)));
        assertThat(partition.size("buyers")).isEqualTo(1);
    }

    @Test
    void aContributionThatComesAgainChangesNothingHoweverLate() {
        partition.define("buyers", 1, Sent.atLeast(2, "purchase"));
        partition.take(U, Sent.event(U, 0, 1, "purchase"));
        partition.take(U, Sent.identify(U, 0, 2, "plan", "pro"));
        partition.take(U, Sent.identify(U, 0, 3, "plan", "free"));
        int records = partition.profiles.size();
        partition.restart();

        partition.take(U, Sent.event(U, 0, 1, "purchase"));
        partition.take(U, Sent.identify(U, 0, 2, "plan", "pro"));

        assertThat(partition.person(U).count("purchase")).isEqualTo(1);
        assertThat(partition.person(U).trait("plan")).isEqualTo("free");
        assertThat(partition.changes()).isEmpty();
        assertThat(partition.profiles).hasSize(records);
        assertThat(partition.redundantIdentifies())
                .as("a re-drive is not counted")
                .isZero();
    }

    @Test
    void twoMessagesOfOneEventTimeAreTwo() {
        Contribution twin = Sent.event(U, 0, 1, "purchase");
        twin.getHistory().get(0).getMoment().setMessageId("twin");

        partition.take(U, Sent.event(U, 0, 1, "purchase"));
        partition.take(U, twin);

        assertThat(partition.person(U).count("purchase")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theLatestWriteOfATraitWinsInWhateverOrderTheyCome(int seed) {
        partition.define("pro", 1, Sent.has("plan", "pro"));
        List<Contribution> writes = new ArrayList<>(List.of(
                Sent.identify(U, 0, 1, "plan", "pro"),
                Sent.identify(A, 0, 2, "plan", "free"),
                Sent.identify(U, 0, 3, "plan", null),
                Sent.identify(A, 0, 4, "plan", "pro"),
                Sent.identify(U, 0, 2, "name", "Ann"),
                Sent.identify(A, 0, 5, "name", null),
                Sent.event(U, 0, 6, "login")));
        Collections.shuffle(writes, new Random(seed));

        writes.forEach(write -> partition.take(U, write));

        assertThat(partition.person(U).traits()).containsOnlyKeys("plan").containsEntry("plan", "pro");
        assertThat(shown(U).getTraits()).isEqualTo(partition.person(U).traits());
        assertThat(shown(U).getSegments()).containsExactly("pro");
        assertThat(partition.person(U).firstSeen()).isEqualTo(Sent.at(1));
        assertThat(partition.person(U).lastSeen()).isEqualTo(Sent.at(6));
        assertThat(partition.size("pro")).isEqualTo(1);
    }

    @Test
    void anIdentifyThatChangesNothingIsCountedAndWritesNothing() {
        partition.take(U, Sent.identify(U, 0, 1, "plan", "pro"));
        int records = partition.profiles.size();

        partition.take(U, Sent.identify(U, 0, 5, "plan", "pro"));
        partition.take(U, Sent.identify(U, 0, 6, "name", null));

        assertThat(partition.profiles).hasSize(records);
        assertThat(partition.redundantIdentifies()).isEqualTo(2);
    }

    @Test
    void theStampOfARedundantWriteAdvances() {
        partition.take(U, Sent.identify(U, 0, 1, "plan", "pro"));
        partition.take(U, Sent.identify(U, 0, 5, "plan", "pro"));

        partition.take(U, Sent.identify(U, 0, 3, "plan", "free"));
        partition.take(U, Sent.identify(U, 0, 7, "name", null));
        partition.take(U, Sent.identify(U, 0, 6, "name", "Ann"));

        assertThat(partition.person(U).traits()).containsOnlyKeys("plan").containsEntry("plan", "pro");
        assertThat(shown(U).getTraits()).containsOnlyKeys("plan");
    }

    @Test
    void theSameValueWrittenAgainIsAChangeWhereAnotherIdentifierWroteBetween() {
        partition.define("pro", 1, Sent.has("plan", "pro"));
        partition.take(U, Sent.identify(U, 0, 1, "plan", "pro"));
        partition.take(U, Sent.identify(A, 0, 2, "plan", "free"));
        partition.changes();

        partition.take(U, Sent.identify(U, 0, 3, "plan", "pro"));

        assertThat(partition.changes()).containsExactly("user:u ENTERED pro v1 TRAIT");
        assertThat(shown(U).getTraits()).containsEntry("plan", "pro");
        assertThat(partition.redundantIdentifies()).isZero();
    }

    @Test
    void aLateWriteThatLosesToAnotherIdentifierChangesNothing() {
        partition.take(U, Sent.identify(A, 0, 5, "plan", "free"));
        partition.take(U, Sent.event(U, 0, 1, "login"));
        int records = partition.profiles.size();

        partition.take(U, Sent.identify(U, 0, 3, "plan", "pro"));

        assertThat(shown(U).getTraits()).containsEntry("plan", "free");
        assertThat(partition.profiles).hasSize(records);
    }

    @Test
    void ofTwoWritesAtOneMomentTheLaterIdentifierWins() {
        partition.take(U, Sent.identify(U, 0, 1, "plan", "pro"));
        partition.take(U, Sent.identify(A, 0, 1, "plan", "free"));

        assertThat(partition.person(U).trait("plan")).isEqualTo("pro");
        assertThat(shown(U).getTraits()).containsEntry("plan", "pro");
    }

    @Test
    void anAliasAloneMakesNoProfileButItsIdShowsOnceThereIsOne() {
        partition.define("strangers", 1, Sent.lacks("plan", "pro"));

        partition.take(U, Sent.seen(U, 0, 1));
        assertThat(partition.profiles).isEmpty();
        assertThat(partition.changes()).isEmpty();

        partition.take(U, Sent.event(A, 1, 2, "login"));
        assertThat(shown(U).getUserIds()).containsExactly("u");
        assertThat(shown(U).getAnonymousIds()).containsExactly("a");
        assertThat(partition.changes()).containsExactly("user:u ENTERED strangers v1 EVENT");
    }

    @Test
    void anIdentifyWithoutTraitsMakesAProfile() {
        Contribution identify = Sent.identify(U, 0, 1, "unused", null);
        identify.setTraits(List.of());

        partition.take(U, identify);

        assertThat(shown(U).getAnonymous()).isFalse();
        assertThat(partition.person(U).eventCount(Long.MIN_VALUE)).isZero();
        assertThat(partition.redundantIdentifies()).isZero();
    }

    @Test
    void anAnonymousProfileIsAnonymousAndNoOther() {
        partition.define(
                "strangers", 1, "{\"filters\":[{\"property\":\"anonymous\",\"operator\":\"equals\",\"value\":true}]}");

        partition.take(A, Sent.event(A, 0, 1, "login"));
        partition.take(U, Sent.event(U, 0, 2, "login"));

        assertThat(partition.changes()).containsExactly("anonymous:a ENTERED strangers v1 EVENT");
        assertThat(shown(A).getAnonymous()).isTrue();
        assertThat(shown(U).getAnonymous()).isFalse();
    }

    @Test
    void aLateEventMovesFirstSeen() {
        partition.define(
                "early",
                1,
                "{\"filters\":[{\"property\":\"firstSeen\",\"operator\":\"before\",\"value\":\"2026-03-01T12:00:05Z\"}]}");
        partition.take(U, Sent.event(U, 0, 9, "login"));
        assertThat(partition.changes()).isEmpty();

        partition.take(U, Sent.event(U, 0, 2, "login"));

        assertThat(partition.changes()).containsExactly("user:u ENTERED early v1 EVENT");
    }

    private Profile shown(String canonical) {
        @Nullable Profile profile = partition.lastProfile(canonical);
        assertThat(profile).isNotNull();
        return profile;
    }
}
