// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.MomentRow;
import dev.appizer.identity.rows.MomentRows;
import dev.appizer.identity.rows.PairRow;
import dev.appizer.identity.rows.ReceiptRow;
import dev.appizer.identity.rows.SendingRow;
import dev.appizer.identity.rows.UnaliasRow;
import dev.appizer.model.Identifier;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What users said of other ids, on the partition of the user: the sender of every link is its user, so all that was ever
 * said of a pair is here.
 *
 * <pre>
 *   p named user                → what was passed on
 *   m named user kind messageId → a sending of a link, and its repeats
 *   i user named                → nothing: that there is such a pair
 *   u named                     → the stamp before which links that name the id are void
 * </pre>
 */
final class PairStore {

    static final String NAME = "pairs";

    private static final RowCodec<PairRow> PAIR = new RowCodec<>(PairRow.class);
    private static final RowCodec<SendingRow> SENDING = new RowCodec<>(SendingRow.class);
    private static final RowCodec<UnaliasRow> UNALIAS = new RowCodec<>(UnaliasRow.class);

    private static final byte[] NOTHING = new byte[0];

    private final KeyValueStore<Bytes, byte[]> store;

    PairStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** A user, and the id that it named. */
    record Pair(String named, String userId) {}

    /** A new row where nothing is known. */
    PairRow get(Pair pair) {
        PairRow row = PAIR.decode(store.get(pairKey(pair)));
        return row == null ? new PairRow(false, null, null, false) : row;
    }

    void put(Pair pair, PairRow row) {
        Bytes key = pairKey(pair);
        if (store.putIfAbsent(key, PAIR.encode(row)) == null) {
            store.put(userKey(pair), NOTHING);
        } else {
            store.put(key, PAIR.encode(row));
        }
    }

    void remove(Pair pair) {
        store.delete(pairKey(pair));
        store.delete(userKey(pair));
    }

    /** The pairs of a user. */
    List<Pair> ofUser(String userId) {
        List<Pair> pairs = new ArrayList<>();
        Rows.each(store, RowKey.of("i").and(userId).bytes(), (key, row) -> {
            RowKeyReader parts = new RowKeyReader(key);
            parts.text();
            parts.text();
            pairs.add(new Pair(parts.text(), userId));
        });
        return pairs;
    }

    /** The pairs of this partition that name an id. */
    List<Pair> naming(String named) {
        List<Pair> pairs = new ArrayList<>();
        Rows.each(store, RowKey.of("p").and(named).bytes(), (key, row) -> {
            RowKeyReader parts = new RowKeyReader(key);
            parts.text();
            pairs.add(new Pair(parts.text(), parts.text()));
        });
        return pairs;
    }

    /** Each time at which a link was received under a message id, by stamp. */
    List<MomentRow> sendings(Pair pair, LinkKind kind, String messageId) {
        SendingRow row = SENDING.decode(store.get(sendingKey(pair, kind, messageId)));
        return row == null ? List.of() : moments(pair, messageId, row);
    }

    /** Keeps them; where there is none, nothing. */
    void put(Pair pair, LinkKind kind, String messageId, List<MomentRow> sendings) {
        List<ReceiptRow> receipts = sendings.stream()
                .sorted(Comparator.comparing(MomentRows::stamp))
                .map(sending -> new ReceiptRow(sending.getEventTime(), sending.getReceivedAt(), sending.getPosition()))
                .toList();
        store.put(
                sendingKey(pair, kind, messageId),
                receipts.isEmpty() ? null : SENDING.encode(new SendingRow(receipts)));
    }

    /** Every sending of a link, by its message id. */
    Map<String, List<MomentRow>> sendings(Pair pair, LinkKind kind) {
        Map<String, List<MomentRow>> sendings = new LinkedHashMap<>();
        Rows.each(store, linkKey(pair, kind).bytes(), (key, row) -> {
            RowKeyReader parts = new RowKeyReader(key);
            parts.text();
            parts.text();
            parts.text();
            parts.kind();
            String messageId = parts.text();
            sendings.put(messageId, moments(pair, messageId, SENDING.read(row)));
        });
        return sendings;
    }

    /** Links that name the id and have a smaller {@code receivedAt} are void; the least of all where none is. */
    long voidBefore(String named) {
        UnaliasRow row = UNALIAS.decode(store.get(unaliasKey(named)));
        return row == null ? Long.MIN_VALUE : row.getReceivedAt();
    }

    void putVoidBefore(String named, long receivedAt) {
        store.put(unaliasKey(named), UNALIAS.encode(new UnaliasRow(receivedAt)));
    }

    void removeVoidBefore(String named) {
        store.delete(unaliasKey(named));
    }

    private static List<MomentRow> moments(Pair pair, String messageId, SendingRow row) {
        String sender = Identifier.user(pair.userId).toString();
        return row.getReceipts().stream()
                .map(receipt -> new MomentRow(
                        receipt.getEventTime(), receipt.getReceivedAt(), receipt.getPosition(), messageId, sender))
                .toList();
    }

    private static Bytes userKey(Pair pair) {
        return RowKey.of("i").and(pair.userId).and(pair.named).bytes();
    }

    private static Bytes pairKey(Pair pair) {
        return RowKey.of("p").and(pair.named).and(pair.userId).bytes();
    }

    private static RowKey linkKey(Pair pair, LinkKind kind) {
        return RowKey.of("m").and(pair.named).and(pair.userId).and(kind == LinkKind.ALIAS ? 'a' : 'k');
    }

    private static Bytes sendingKey(Pair pair, LinkKind kind, String messageId) {
        return linkKey(pair, kind).and(messageId).bytes();
    }

    private static Bytes unaliasKey(String named) {
        return RowKey.of("u").and(named).bytes();
    }
}
