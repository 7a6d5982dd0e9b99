// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Identifier;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.store.ContributionStore;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

class MovingTest {

    private static final String U = "user:u";
    private static final String A = "anonymous:a";

    private final Partition partition = new Partition();

    @Test
    void theLosersMembershipsEndAndTheWinnerEntersOnlyWhatItWasNotIn() {
        partition.define("pro", 1, Sent.has("plan", "pro"));
        partition.define("buyers", 1, Sent.atLeast(1, "purchase"));
        partition.take(A, Sent.identify(A, 0, 1, "plan", "pro"));
        partition.take(A, Sent.event(A, 0, 2, "purchase"));
        partition.take(U, Sent.event(U, 0, 3, "purchase"));
        partition.settle();
        partition.changes();
        partition.at(Sent.at(500));

        partition.move(A, U, 7, A);

        assertThat(partition.changes).allSatisfy(change -> {
            assertThat(change.getReason()).isEqualTo(ChangeReason.MERGE);
            assertThat(change.getEffectiveAt()).isEqualTo(Sent.at(7));
            assertThat(change.getDetectedAt()).isEqualTo(Sent.at(500));
            assertThat(change.getMessageId()).isEqualTo("alias-7");
        });
        assertThat(partition.changes())
                .containsExactly("anonymous:a EXITED buyers v1 MERGE", "anonymous:a EXITED pro v1 MERGE");
        assertThat(partition.profiles.get(partition.profiles.size() - 1)).isEqualTo(KeyValue.pair(A, null));
        assertThat(partition.person(A).exists()).isFalse();

        partition.run();

        SegmentChange entered = partition.changes.get(0);
        assertThat(entered.getEffectiveAt()).isEqualTo(Sent.at(7));
        assertThat(partition.changes()).containsExactly("user:u ENTERED pro v1 MERGE");
        assertThat(partition.person(U).count("purchase")).isEqualTo(2);
        assertThat(partition.person(U).firstSeen()).isEqualTo(Sent.at(1));
        assertThat(partition.person(U).lastSeen()).isEqualTo(Sent.at(3));
        assertThat(List.of(partition.size("pro"), partition.size("buyers"))).containsExactly(1L, 1L);
    }

    @Test
    void whoStaysIsJudgedWithoutTheRowsOfWhoLeft() {
        partition.define("buyers", 1, Sent.atLeast(2, "purchase"));
        partition.take(U, Sent.event(U, 0, 1, "purchase"));
        partition.take(U, Sent.event(A, 1, 2, "purchase"));
        assertThat(partition.changes()).containsExactly("user:u ENTERED buyers v1 EVENT");

        partition.move(U, A, 2, A);

        assertThat(partition.changes()).containsExactly("user:u EXITED buyers v1 MERGE");
        assertThat(partition.lastProfile(U))
                .isNotNull()
                .satisfies(profile -> assertThat(profile.getAnonymousIds()).isEmpty());
        assertThat(partition.person(U).eventCount(Long.MIN_VALUE)).isEqualTo(1);
    }

    @Test
    void aJoinOfOrdinarySizeNeverShowsHalfAPerson() {
        partition.define("not-pro", 1, Sent.lacks("plan", "pro"));
        partition.define(
                "no-purchase",
                1,
                "{\"condition\":{\"not\":"
                        + Sent.atLeast(1, "purchase")
                                .substring(12, Sent.atLeast(1, "purchase").length() - 2) + "}}");
        partition.take(A, Sent.event(A, 0, 1, "login"));
        partition.take(A, Sent.identify(A, 0, 2, "plan", "pro"));
        partition.changes();

        partition.move(A, U, 7, A);
        partition.run();

        assertThat(partition.changes())
                .containsExactly("anonymous:a EXITED no-purchase v1 MERGE", "user:u ENTERED no-purchase v1 MERGE");
    }

    @Test
    void aStaleContributionGoesWhereTheRegisterPointsWithItsVersion() {
        partition.take(A, Sent.event(A, 0, 1, "login"));
        partition.move(A, U, 7, A);
        partition.run();

        partition.take(A, Sent.event(A, 0, 2, "login"));

        assertThat(partition.sentOn).hasSize(1);
        assertThat(partition.sentOn.get(0).key).isEqualTo(U);
        assertThat(partition.sentOn.get(0).value.getVersion()).isEqualTo(7);
        partition.run();
        assertThat(partition.person(U).count("login")).isEqualTo(2);
        assertThat(partition.person(A).exists()).isFalse();
    }

    @Test
    void aChainOfMovesEndsWhereTheLastOnePoints() {
        for (int i = 0; i < 30; i++) {
            partition.move("user:" + i, "user:" + (i + 1), i + 1, A);
        }

        partition.take("user:0", Sent.event(A, 0, 1, "login"));
        int steps = 0;
        while (!partition.sentOn.isEmpty()) {
            KeyValue<String, Contribution> next = partition.sentOn.remove(0);
            partition.take(next.key, next.value);
            steps++;
        }

        assertThat(steps).isEqualTo(30);
        assertThat(partition.person("user:30").count("login")).isEqualTo(1);
    }

    @Test
    void anOlderMoveThanWhatIsKnownIsIgnored() {
        partition.take(A, Sent.event(A, 8, 1, "login"));

        partition.move(A, U, 7, A);

        assertThat(partition.person(A).exists()).isTrue();
        assertThat(partition.sentOn).isEmpty();
        assertThat(partition.changes()).isEmpty();
    }

    @Test
    void aMoveOfWhatWasNeverHereOnlyPointsOn() {
        partition.move(A, U, 7, A);

        assertThat(partition.sentOn).isEmpty();
        assertThat(partition.profiles).isEmpty();
        assertThat(partition.punctuate()).isFalse();
        partition.take(A, Sent.event(A, 0, 1, "login"));
        assertThat(partition.sentOn).hasSize(1);
    }

    @Test
    void aSeenIdMovesWithoutMakingAProfile() {
        partition.take(A, Sent.seen(A, 0, 1));

        partition.move(A, U, 7, A);
        partition.run();

        assertThat(partition.profiles).isEmpty();
        assertThat(partition.person(U).ids(Identifier.Kind.ANONYMOUS)).containsExactly("a");
    }

    @Test
    void registersKeepWhereEverythingWent() {
        partition.take(A, Sent.event(A, 0, 1, "login"));
        partition.move(A, U, 7, A);
        partition.run();

        assertThat(ContributionStore.register(partition.store(ContributionStore.NAME), A, A))
                .isNotNull()
                .satisfies(register -> {
                    assertThat(register.getGoneTo()).isEqualTo(U);
                    assertThat(register.getSeen()).isFalse();
                });
    }
}
