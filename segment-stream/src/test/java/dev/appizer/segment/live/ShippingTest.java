// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Identifier;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.ShipmentStore;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

/** What an identifier leaves behind goes after it in portions: three rows each, one at each punctuation. */
class ShippingTest {

    private static final String U = "user:u";
    private static final String V = "user:v";
    private static final String A = "anonymous:a";

    private final Partition partition = new Partition();

    @Test
    void aLongHistoryIsShippedInPortionsAndJudgedWithTheLast() {
        partition.define("not-pro", 1, Sent.lacks("plan", "pro"));
        partition.define("buyers", 1, Sent.atLeast(9, "purchase"));
        purchases(A, A, 0, 10);
        partition.take(A, Sent.identify(A, 0, 50, "plan", "pro"));
        partition.settle();
        partition.changes();

        partition.move(A, U, 7, A);
        assertThat(partition.sentOn)
                .as("it is not begun with what does not leave whole")
                .isEmpty();
        assertThat(partition.person(A).eventCount(Long.MIN_VALUE)).isZero();
        assertThat(rows(HistoryStore.NAME)).isEqualTo(11);
        int punctuations = partition.settle();

        assertThat(punctuations).as("4 of 3 rows, and the end").isEqualTo(5);
        assertThat(rows(ShipmentStore.NAME)).isZero();
        assertThat(rows(HistoryStore.NAME)).isZero();
        partition.changes();
        partition.run();
        assertThat(partition.changes()).containsExactly("user:u ENTERED buyers v1 MERGE");
        assertThat(partition.person(U).count("purchase")).isEqualTo(10);
        assertThat(partition.person(U).trait("plan")).isEqualTo("pro");
    }

    @Test
    void whoeverTakesOverInTheMiddleShipsTheRest() {
        purchases(A, A, 0, 10);
        partition.move(A, U, 7, A);
        partition.punctuate();

        partition.restart();
        partition.run();

        assertThat(partition.person(U).count("purchase")).isEqualTo(10);
        assertThat(partition.person(U).ids(Identifier.Kind.ANONYMOUS)).containsExactly("a");
        assertThat(partition.person(A).exists()).isFalse();
        assertThat(rows(ShipmentStore.NAME)).isZero();
    }

    @Test
    void aMoveOfManyShipsNoMoreAtOnceThanAnyOther() {
        List<String> identifiers =
                IntStream.range(0, 20).mapToObj(i -> "anonymous:a" + i).toList();
        identifiers.forEach(identifier -> partition.take(U, Sent.event(identifier, 1, 1, "login")));

        partition.move(U, V, 7, identifiers.toArray(String[]::new));

        assertThat(partition.sentOn).hasSize(2);
        partition.run();
        assertThat(partition.person(V).count("login")).isEqualTo(20);
        assertThat(partition.person(V).ids(Identifier.Kind.ANONYMOUS)).hasSize(20);
    }

    @Test
    void aBundleStopsAtItsBytes() {
        Limits limits = new Limits(1_000, 1_000, 600, 2, 2, 0);
        try (Partition tight = new Partition(limits)) {
            for (int i = 0; i < 10; i++) {
                tight.take(A, Sent.identify(A, 0, i, "trait" + i, "x".repeat(250)));
            }

            tight.move(A, U, 7, A);
            tight.settle();

            assertThat(tight.sentOn).hasSizeBetween(4, 7);
            tight.run();
            assertThat(tight.person(U).traits()).hasSize(10);
        }
    }

    @Test
    void whatIsLeftCountsAgainWhenTheIdentifierComesBack() {
        partition.define("buyers", 1, Sent.atLeast(7, "purchase"));
        purchases(A, A, 0, 10);
        partition.changes();
        partition.move(A, U, 7, A);
        partition.punctuate();
        partition.changes();

        partition.take(A, Sent.event(A, 8, 90, "login"));

        assertThat(partition.person(A).count("purchase")).isEqualTo(7);
        assertThat(partition.changes()).containsExactly("anonymous:a ENTERED buyers v1 MERGE");
        assertThat(partition.settle()).isPositive();
        assertThat(partition.sentOn).as("the rest stays").hasSize(1);
        assertThat(rows(ShipmentStore.NAME)).isZero();

        partition.move(U, A, 8, A);
        partition.run();
        assertThat(partition.person(A).count("purchase")).isEqualTo(10);
        assertThat(partition.person(U).exists()).isFalse();
        assertThat(partition.changes()).isEmpty();
    }

    @Test
    void whoIsCalledBackBeforeTheFirstPortionHasNotMovedARow() {
        purchases(A, A, 0, 10);
        partition.move(A, U, 7, A);

        partition.take(A, Sent.event(A, 8, 90, "login"));
        partition.settle();

        assertThat(partition.sentOn).isEmpty();
        assertThat(rows(ShipmentStore.NAME)).isZero();
        assertThat(partition.person(A).count("purchase")).isEqualTo(10);
    }

    @Test
    void whoIsAliasedToAndFroMovesItsRowsOnce() {
        partition.take(A, Sent.event(A, 0, 1, "purchase"));
        for (int version = 1; version < 20; version += 2) {
            partition.move(A, U, version, A);
            partition.move(U, A, version + 1, A);
            partition.take(A, Sent.event(A, version + 1, 1, "purchase"));
            partition.punctuate();
        }
        partition.move(A, U, 21, A);
        int sent = partition.sentOn.size();

        partition.run();

        assertThat(sent).as("the first time it left at once").isEqualTo(1);
        assertThat(partition.person(U).count("purchase")).isOne();
        assertThat(partition.person(A).exists()).isFalse();
    }

    @Test
    void rowsThatComeBehindTheShippedOnesBeforeAnotherLeaveAreShippedToo() {
        purchases(A, A, 0, 10);
        partition.move(A, U, 7, A);
        partition.punctuate();
        partition.take(A, Sent.event(A, 8, -5, "purchase"));

        partition.move(A, V, 9, A);
        partition.move(U, A, 8, A);
        partition.run();

        assertThat(partition.person(V).count("purchase")).isEqualTo(11);
        assertThat(partition.person(V).firstSeen()).isEqualTo(Sent.at(-5));
        assertThat(rows(HistoryStore.NAME)).isEqualTo(11);
    }

    @Test
    void anInterruptedShipmentIsJudgedEvenWhereTheMoveComesLast() {
        partition.define("buyers", 1, Sent.atLeast(3, "purchase"));
        purchases(A, A, 0, 5);
        partition.changes();
        partition.move(A, U, 7, A);
        partition.punctuate();
        KeyValue<String, Contribution> part = partition.sentOn.remove(0);
        partition.take(A, Sent.event(A, 8, 90, "login"));
        partition.take(part.key, part.value);
        assertThat(part.value.getMoreFollows()).isTrue();

        partition.move(A, U, 9, A);
        partition.run();

        assertThat(partition.person(U).count("purchase")).isEqualTo(5);
        assertThat(partition.lastProfile(U))
                .isNotNull()
                .satisfies(profile -> assertThat(profile.getSegments()).containsExactly("buyers"));
    }

    private void purchases(String canonical, String identifier, long version, int count) {
        for (int i = 0; i < count; i++) {
            partition.take(canonical, Sent.event(identifier, version, i, "purchase"));
        }
    }

    private long rows(String store) {
        long count = 0;
        try (KeyValueIterator<?, ?> rows = partition.store(store).all()) {
            while (rows.hasNext()) {
                rows.next();
                count++;
            }
        }
        return count;
    }
}
