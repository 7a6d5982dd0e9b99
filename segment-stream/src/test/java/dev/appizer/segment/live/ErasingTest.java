// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Identifier.Kind;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.segment.rows.ReceiptRow;
import dev.appizer.segment.store.ReceiptStore;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

/** A person is erased at one of its places: all that was received before goes, and nothing of it comes back. */
class ErasingTest {

    private static final String A = "anonymous:secret-device";
    private static final String U = "user:secret-user";

    private final Partition partition = new Partition();

    @Test
    void membershipsEndTheProfileGoesAndNothingNamesThePerson() {
        partition.define("pro", 1, Sent.has("plan", "pro"));
        partition.take(U, Sent.identify(U, 1, 1, "plan", "pro"));
        for (int second = 2; second < 12; second++) {
            partition.take(U, Sent.event(A, 1, second, "purchase"));
        }
        partition.changes();
        partition.at(Sent.at(500));

        partition.erase(U, 2, 100, A, U);
        partition.run();

        SegmentChange exited = partition.changes.get(0);
        assertThat(exited.getEffectiveAt()).isEqualTo(Sent.at(100));
        assertThat(exited.getDetectedAt()).isEqualTo(Sent.at(500));
        assertThat(exited.getReason()).isEqualTo(ChangeReason.ERASURE);
        assertThat(partition.changes()).containsExactly("user:secret-user EXITED pro v1 ERASURE");
        assertThat(partition.profiles.get(partition.profiles.size() - 1)).isEqualTo(KeyValue.pair(U, null));
        assertThat(partition.memberships).containsValue(Optional.empty());
        assertThat(partition.size("pro")).isZero();
        assertThat(partition.rows()).isNotEmpty().doesNotContain("secret");
    }

    @Test
    void whatWasReceivedBeforeAndComesLateIsLeftOutHereAndWhereItIsShippedTo() {
        partition.erase(U, 2, 100, A, U);

        partition.take(U, Sent.event(U, 0, 50, "purchase"));
        partition.take(U, Sent.event(A, 1, 51, "purchase"));
        partition.run();

        assertThat(partition.person(U).exists()).isFalse();
        assertThat(partition.person(A).exists()).isFalse();
        assertThat(partition.rows()).doesNotContain("secret");
    }

    @Test
    void whatWasReceivedSinceBeginsANewPersonAtItsOwnPlace() {
        partition.take(U, Sent.event(A, 1, 1, "purchase"));
        partition.take(U, Sent.event(U, 1, 2, "purchase"));
        partition.take(U, Sent.event(A, 1, 101, "purchase"));
        partition.take(U, Sent.event(U, 1, 102, "purchase"));

        partition.erase(U, 2, 100, A, U);
        partition.erase(A, 2, 100, A);
        partition.run();

        assertThat(partition.person(U).count("purchase")).isEqualTo(1);
        assertThat(partition.person(U).firstSeen()).isEqualTo(Sent.at(102));
        assertThat(partition.person(A).count("purchase")).isEqualTo(1);
        assertThat(partition.person(A).firstSeen()).isEqualTo(Sent.at(101));
    }

    @Test
    void whatOldRoutersStillSendHereGoesToItsOwnPlace() {
        partition.take(U, Sent.event(A, 1, 1, "purchase"));
        partition.erase(U, 2, 100, A, U);

        partition.take(U, Sent.event(A, 1, 101, "purchase"));
        partition.run();

        assertThat(partition.person(A).count("purchase")).isEqualTo(1);
        assertThat(partition.person(U).exists()).isFalse();
    }

    @Test
    void aLaterAssignmentThatCameFirstIsNotTurnedBack() {
        partition.take(U, Sent.event(A, 1, 1, "purchase"));
        partition.take(U, Sent.event(A, 5, 101, "purchase"));

        partition.erase(U, 2, 100, A, U);
        partition.run();

        assertThat(partition.person(U).count("purchase")).isEqualTo(1);
        assertThat(partition.person(U).ids(Kind.ANONYMOUS)).containsExactly("secret-device");
    }

    @Test
    void aMoveThatIsOlderThanTheErasureBringsNothingBack() {
        partition.take(A, Sent.event(A, 0, 1, "purchase"));
        partition.erase(A, 3, 100, A);

        partition.move(A, U, 2, A);
        partition.run();

        assertThat(partition.person(U).exists()).isFalse();
        assertThat(partition.rows()).doesNotContain("secret");
    }

    /** Shipped in portions, so that the erasure finds a part on its way and a part that is still to go. */
    @Test
    void anErasureAmidAShipmentLeavesNothingAtEitherEnd() {
        partition.take(U, Sent.event(U, 1, 1, "purchase"));
        for (int second = 2; second < 20; second++) {
            partition.take(A, Sent.event(A, 0, second, "purchase"));
        }
        partition.move(A, U, 2, A);
        partition.punctuate();

        partition.erase(A, 3, 100, A);
        partition.erase(U, 3, 100, A, U);
        partition.run();

        assertThat(partition.person(U).exists()).isFalse();
        assertThat(partition.person(A).exists()).isFalse();
        assertThat(partition.rows()).doesNotContain("secret");
    }

    @Test
    void theReceiptIsToldOfEachIdentifierAtEachPlace() {
        partition.command(new Command(CommandKind.ERASE, U, "r", Sent.at(100), "admin", 0L));
        assertThat(receipt().getDone()).isZero();
        assertThat(receipt().getSubject()).hasSize(22).doesNotContain("secret");
        partition.take(U, Sent.event(U, 1, 1, "purchase"));

        partition.erase(U, 2, 100, A, U);
        assertThat(partition.sentOn).hasSize(2).allSatisfy(sent -> {
            assertThat(sent.key).isEqualTo("r");
            assertThat(sent.value.getDone().getDone()).isEqualTo(1);
            assertThat(sent.value.getDone().getParts()).isEqualTo(3);
        });
        partition.run();
        assertThat(receipt().getDone()).isEqualTo(2);

        partition.erase(A, 2, 100, A);
        partition.run();
        assertThat(receipt().getDone()).isEqualTo(receipt().getParts());
    }

    /** The rest of the shipment is erased where it was, so a last part never comes. */
    @Test
    void aShipmentThatAnErasureCutsOffIsJudgedAllTheSame() {
        partition.define("buyers", 1, Sent.atLeast(2, "purchase"));
        partition.erase(U, 3, 100, A);
        partition.take(U, Sent.event(A, 4, 102, "purchase"));

        partition.take(U, Sent.part(Sent.event(A, 2, 101, "purchase")));

        assertThat(partition.changes()).containsExactly("user:secret-user ENTERED buyers v1 MERGE");
    }

    /** The later write lost against the erased one, since it had happened before it. */
    @Test
    void aWriteThatLostAgainstAnErasedOneCountsWhenThatIsGone() {
        partition.take(U, Sent.identify(U, 1, 50, "plan", "pro"));
        partition.take(U, Sent.identify(U, 1, 101, 20, "plan", "free"));
        assertThat(partition.person(U).trait("plan")).isEqualTo("pro");

        partition.erase(U, 2, 100, U);
        partition.run();

        assertThat(partition.person(U).trait("plan")).isEqualTo("free");
    }

    private ReceiptRow receipt() {
        return Objects.requireNonNull(ReceiptStore.read(partition.store(ReceiptStore.NAME), "r"));
    }
}
