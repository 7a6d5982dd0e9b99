// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.MomentRow;
import dev.appizer.identity.rows.PairRow;
import dev.appizer.identity.rows.SendingRow;
import dev.appizer.identity.rows.UnaliasRow;
import dev.appizer.model.Identifier;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.Rows;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What users said of other ids, on the partition of the user: the sender of every link is its user, so all that was ever
 * said of a pair is here.
 *
 * <pre>
 *   p named user                → what was passed on
 *   m named user kind messageId → one sending of a link
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
        return row == null ? new PairRow(false, null, null) : row;
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

    void remove(Pair pair, LinkKind kind, String messageId) {
        store.delete(sendingKey(pair, kind, messageId));
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

    /** When a link was sent under a message id; null where it was not. */
    @Nullable
    MomentRow sending(Pair pair, LinkKind kind, String messageId) {
        SendingRow row = SENDING.decode(store.get(sendingKey(pair, kind, messageId)));
        return row == null ? null : moment(pair, messageId, row);
    }

    void put(Pair pair, LinkKind kind, MomentRow sending) {
        store.put(
                sendingKey(pair, kind, sending.getMessageId()),
                SENDING.encode(new SendingRow(sending.getEventTime(), sending.getReceivedAt(), sending.getPosition())));
    }

    /** Every sending of a link. */
    List<MomentRow> sendings(Pair pair, LinkKind kind) {
        List<MomentRow> sendings = new ArrayList<>();
        Rows.each(store, linkKey(pair, kind).bytes(), (key, row) -> {
            RowKeyReader parts = new RowKeyReader(key);
            parts.text();
            parts.text();
            parts.text();
            parts.kind();
            sendings.add(moment(pair, parts.text(), SENDING.read(row)));
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

    private static MomentRow moment(Pair pair, String messageId, SendingRow row) {
        return new MomentRow(
                row.getEventTime(),
                row.getReceivedAt(),
                row.getPosition(),
                messageId,
                Identifier.user(pair.userId).toString());
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
