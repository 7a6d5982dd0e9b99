// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.segment.rows.ReceiptRow;
import dev.appizer.segment.store.ReceiptStore;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Long histories are erased in portions between live records: nothing of them counts from the start, and what comes does. */
class ErasingInPortionsTest {

    private static final String A = "anonymous:secret-device";
    private static final String U = "user:secret-user";

    private final Partition partition = new Partition();

    @Test
    void aLongHistoryIsErasedInPortionsAndTheReceiptIsToldWhenItIsGone() {
        partition.define("buyers", 1, Sent.atLeast(2, "purchase"));
        buy(2, 32);
        partition.changes();

        partition.erase(U, 2, 100, U);

        assertThat(partition.changes()).containsExactly("user:secret-user EXITED buyers v1 ERASURE");
        assertThat(partition.person(U).exists()).isFalse();
        assertThat(partition.sentOn).isEmpty();
        assertThat(partition.rows()).contains("secret");
        partition.run();
        assertThat(receipt().getDone()).isEqualTo(1);
        assertThat(partition.rows()).doesNotContain("secret");
    }

    @Test
    void whatComesWhileALongHistoryIsErasedCountsWhenItIsGone() {
        partition.define("buyers", 1, Sent.atLeast(2, "purchase"));
        buy(2, 32);
        partition.take(U, Sent.event(U, 1, 101, "purchase"));
        partition.changes();

        partition.erase(U, 2, 100, U);
        partition.take(U, Sent.event(U, 2, 102, "purchase"));
        partition.take(U, Sent.event(U, 1, 33, "purchase"));
        partition.run();

        assertThat(partition.changes())
                .containsExactly(
                        "user:secret-user EXITED buyers v1 ERASURE", "user:secret-user ENTERED buyers v1 ERASURE");
        assertThat(partition.person(U).count("purchase")).isEqualTo(2);
        assertThat(partition.person(U).firstSeen()).isEqualTo(Sent.at(101));
    }

    @Test
    void whoMovesOnWhileALongHistoryIsErasedTakesOnlyWhatCameSince() {
        buy(2, 32);
        partition.take(U, Sent.event(U, 1, 101, "purchase"));

        partition.erase(U, 2, 100, U);
        partition.punctuate();
        partition.move(U, A, 3, U);
        partition.run();

        assertThat(partition.person(A).count("purchase")).isEqualTo(1);
        assertThat(partition.person(A).firstSeen()).isEqualTo(Sent.at(101));
        assertThat(partition.person(U).exists()).isFalse();
        assertThat(receipt().getDone()).isEqualTo(1);
    }

    @Test
    void whoComesBackAmidALongErasureBringsNothingOfItBack() {
        eraseAPortionOfALongHistory();
        partition.move(U, A, 3, U);

        partition.take(U, Sent.event(U, 4, 104, "purchase"));
        partition.run();

        assertThat(partition.person(U).count("purchase")).isEqualTo(1);
        assertThat(partition.person(A).exists()).isFalse();
    }

    @Test
    void aSecondErasureAmidTheFirstTakesWhatCameBetweenThemAndBothReceiptsAreTold() {
        buy(2, 32);
        partition.take(U, Sent.event(U, 1, 101, "purchase"));
        partition.erase(U, 2, 100, U);
        partition.punctuate();

        partition.erase(U, 3, 200, U);
        partition.run();

        assertThat(partition.person(U).exists()).isFalse();
        assertThat(partition.rows()).doesNotContain("secret");
        assertThat(receipt().getDone()).isEqualTo(2);
    }

    @Test
    void aLongErasureGoesOnAfterARestart() {
        eraseAPortionOfALongHistory();

        partition.restart();
        partition.run();

        assertThat(partition.rows()).doesNotContain("secret");
        assertThat(receipt().getDone()).isEqualTo(1);
    }

    private void eraseAPortionOfALongHistory() {
        buy(2, 32);
        partition.erase(U, 2, 100, U);
        partition.punctuate();
    }

    private void buy(int fromSecond, int toSecond) {
        for (int second = fromSecond; second < toSecond; second++) {
            partition.take(U, Sent.event(U, 1, second, "purchase"));
        }
    }

    private ReceiptRow receipt() {
        return Objects.requireNonNull(ReceiptStore.read(partition.store(ReceiptStore.NAME), "r"));
    }
}
