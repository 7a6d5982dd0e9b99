// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.segment.rows.HistoryPiece;
import dev.appizer.segment.rows.HistoryRow;
import dev.appizer.segment.rows.MembershipRow;
import dev.appizer.segment.rows.MomentRow;
import dev.appizer.segment.store.ShipmentStore.Shipment;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoresTest {

    private static final String U = "user:u";

    @Test
    void aDefinitionsKeyNamesItsSegment() {
        assertThat(DefinitionKey.segment(DefinitionKey.ofSegment("paying.v2"))).contains("paying.v2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"computed-trait:spent", "segment", "", "Segment:x"})
    void anotherKeyNamesNone(String key) {
        assertThat(DefinitionKey.segment(key)).isEmpty();
    }

    @Test
    void historyIsReadInTheOrderOfMomentsFromWhereItEnded() {
        HistoryStore history = new HistoryStore(InMemory.store(HistoryStore.NAME));
        List<MomentRow> moments = List.of(
                new MomentRow(-5L, 9L, 0, "a"),
                new MomentRow(0L, 1L, 0, "b"),
                new MomentRow(0L, 1L, 0, "c"),
                new MomentRow(0L, 1L, 2, "a"),
                new MomentRow(0L, 1L, 10, "a"),
                new MomentRow(0L, 2L, 0, "a"),
                new MomentRow(7L, 0L, 0, "a"));
        for (int i = moments.size() - 1; i >= 0; i--) {
            assertThat(history.add(U, U, event("e", moments.get(i)))).isTrue();
        }
        assertThat(history.add(U, U, event("e", moments.get(3)))).isFalse();
        history.add(U, "user:u2", event("e", moments.get(0)));

        List<MomentRow> read = new ArrayList<>();
        List<HistoryPiece> rows = history.rows(U, U, null, new Room(2, 1_000));
        while (!rows.isEmpty()) {
            rows.forEach(row -> read.add(row.getMoment()));
            Bytes behind = HistoryStore.key(U, U, rows.get(rows.size() - 1));
            rows = history.rows(U, U, behind, new Room(2, 1_000));
        }

        assertThat(read).isEqualTo(moments);
    }

    @Test
    void aRoomIsFullByRowsOrByBytes() {
        Room byRows = new Room(2, 100);
        byRows.take(1);
        assertThat(byRows.isFull()).isFalse();
        byRows.take(1);
        assertThat(byRows.isFull()).isTrue();

        Room byBytes = new Room(2, 100);
        byBytes.take(100);
        assertThat(byBytes.isFull()).isTrue();
    }

    @Test
    void everyShipmentIsFoundWhereverTheLastLookEnded() {
        KeyValueStore<Bytes, byte[]> rows = InMemory.store(ShipmentStore.NAME);
        ShipmentStore shipments = new ShipmentStore(rows);
        Shipment one = new Shipment("user:a", "user:x");
        Shipment two = new Shipment("user:b", "user:x");
        shipments.put(two, null);
        assertThat(shipments.next(any -> true)).get().satisfies(next -> {
            assertThat(next.shipment()).isEqualTo(two);
            assertThat(next.cursor()).isNull();
        });

        shipments.put(two, HistoryStore.key("user:b", "user:x", event("e", new MomentRow(1L, 1L, 1, "m"))));
        shipments.put(one, null);
        assertThat(shipments.next(one::equals))
                .get()
                .extracting(ShipmentStore.Pending::shipment)
                .isEqualTo(one);
        assertThat(shipments.next(two::equals))
                .get()
                .satisfies(next -> assertThat(next.cursor())
                        .isEqualTo(HistoryStore.key("user:b", "user:x", event("e", new MomentRow(1L, 1L, 1, "m")))));
        shipments.remove(two);
        shipments.remove(two);
        assertThat(shipments.isEmpty()).isFalse();
        assertThat(new ShipmentStore(rows).next(any -> true))
                .get()
                .extracting(ShipmentStore.Pending::shipment)
                .isEqualTo(one);
        assertThat(shipments.next(any -> true))
                .get()
                .extracting(ShipmentStore.Pending::shipment)
                .isEqualTo(one);

        shipments.remove(one);
        assertThat(shipments.isEmpty()).isTrue();
        assertThat(shipments.next(any -> true)).isEmpty();
    }

    @Test
    void membersOfOneSegmentAreNotThoseOfAnotherThatBeginsAlike() {
        MembershipStore memberships =
                new MembershipStore(InMemory.store(MembershipStore.PROFILES), InMemory.store(MembershipStore.MEMBERS));
        for (String segment : List.of("pay", "paying", "pa")) {
            memberships.put(segment, U, new MembershipRow(1L, 1L));
            memberships.put(segment, "user:v", new MembershipRow(1L, 1L));
        }

        List<Bytes> first = memberships.members("pay", null, 1);
        List<Bytes> rest = memberships.members("pay", first.get(0), 10);

        assertThat(first).extracting(MembershipStore::canonicalOfMember).containsExactly(U);
        assertThat(rest).extracting(MembershipStore::canonicalOfMember).containsExactly("user:v");
    }

    private static HistoryPiece event(String name, MomentRow moment) {
        return new HistoryPiece(moment, new HistoryRow(name, null));
    }
}
