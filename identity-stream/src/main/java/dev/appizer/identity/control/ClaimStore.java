// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Claim;
import dev.appizer.identity.rows.ClaimRow;
import dev.appizer.identity.rows.MomentRows;
import dev.appizer.model.Identifier;
import dev.appizer.model.Stamp;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Every claim on every anonymous id, active or not: an earlier one may still be taken back. They lie in the order of
 * their stamps too, so that a device which half the world has claimed is asked for its first claim alone.
 *
 * <pre>
 *   k named u user        → a claim
 *   k named s stamp user  → the same
 * </pre>
 */
final class ClaimStore {

    private static final RowCodec<ClaimRow> ROW = new RowCodec<>(ClaimRow.class);

    private final KeyValueStore<Bytes, byte[]> store;

    ClaimStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** A user's claim; null where there is none. */
    @Nullable
    Claim get(String named, String userId) {
        return claim(named, userId, store.get(key(named, userId)));
    }

    /** Keeps a claim in place of what it was before. */
    void put(Claim claim) {
        remove(claim.named(), claim.userId());
        byte[] row = ROW.encode(new ClaimRow(MomentRows.of(claim.first())));
        store.put(key(claim.named(), claim.userId()), row);
        store.put(orderedKey(claim), row);
    }

    /** Takes a claim back; whether there was one. */
    boolean remove(String named, String userId) {
        @Nullable Claim known = get(named, userId);
        if (known == null) {
            return false;
        }
        store.delete(key(named, userId));
        store.delete(orderedKey(known));
        return true;
    }

    /** Takes a claim back that was received earlier. */
    void remove(String named, String userId, long receivedBefore) {
        @Nullable Claim known = get(named, userId);
        if (known != null && known.stamp().receivedAt() < receivedBefore) {
            remove(named, userId);
        }
    }

    /** Takes back every claim on an identifier that was received earlier, where it is an anonymous one. */
    void removeAll(Identifier identifier, long receivedBefore) {
        if (!identifier.isUser()) {
            List<String> users = new ArrayList<>();
            Rows.each(store, RowKey.of("k").and(identifier.id()).and('u').bytes(), (key, row) -> {
                RowKeyReader parts = new RowKeyReader(key);
                parts.text();
                parts.text();
                parts.kind();
                if (ROW.read(row).getFirst().getReceivedAt() < receivedBefore) {
                    users.add(parts.text());
                }
            });
            users.forEach(user -> remove(identifier.id(), user));
        }
    }

    /** Of all claims on an anonymous id the one with the least stamp. */
    Optional<Claim> first(String named) {
        try (KeyValueIterator<Bytes, byte[]> rows =
                Rows.scan(store, ordered(named).bytes())) {
            if (!rows.hasNext()) {
                return Optional.empty();
            }
            KeyValue<Bytes, byte[]> row = rows.next();
            return Optional.ofNullable(claim(named, userOf(row.key), row.value));
        }
    }

    private static String userOf(Bytes orderedKey) {
        RowKeyReader parts = new RowKeyReader(orderedKey);
        parts.text();
        parts.text();
        parts.kind();
        parts.number();
        parts.number();
        parts.text();
        return parts.text();
    }

    private static @Nullable Claim claim(String named, String userId, byte @Nullable [] row) {
        return row == null
                ? null
                : new Claim(named, userId, MomentRows.moment(ROW.read(row).getFirst()));
    }

    private static Bytes key(String named, String userId) {
        return RowKey.of("k").and(named).and('u').and(userId).bytes();
    }

    private static RowKey ordered(String named) {
        return RowKey.of("k").and(named).and('s');
    }

    /** Its sender is its user: that is the stamp's last part. */
    private static Bytes orderedKey(Claim claim) {
        Stamp stamp = claim.stamp();
        return ordered(claim.named())
                .and(stamp.receivedAt())
                .and((long) stamp.position())
                .and(stamp.messageId())
                .and(claim.userId())
                .bytes();
    }
}
