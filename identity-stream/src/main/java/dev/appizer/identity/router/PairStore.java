// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.rows.MomentRow;
import dev.appizer.identity.rows.MomentRows;
import dev.appizer.identity.rows.PairRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What was passed on already about a user id and an anonymous id that came in one call, so that repeats cost the control
 * plane and the anonymous id's partition nothing.
 */
final class PairStore {

    static final String NAME = "pairs";

    private static final RowCodec<PairRow> ROW = new RowCodec<>(PairRow.class);

    private final KeyValueStore<Bytes, byte[]> store;

    PairStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /**
     * What of a call has to be passed on; from now on it has been.
     *
     * @param seen whether the call names the anonymous id as such, and not only as a previous id
     * @param claim when the call claims the anonymous id, null where it does not
     */
    News keep(String userId, String anonymousId, boolean seen, @Nullable MomentRow claim) {
        Bytes key = RowKey.of(userId).and(anonymousId).bytes();
        PairRow row = ROW.decode(store.get(key));
        PairRow known = row == null ? new PairRow(false, null) : row;
        News news = new News(seen && !known.getAnnounced(), claim != null && isEarlier(claim, known.getClaim()));
        if (news.isSeen() || news.isClaimed()) {
            store.put(
                    key,
                    ROW.encode(new PairRow(seen || known.getAnnounced(), news.isClaimed() ? claim : known.getClaim())));
        }
        return news;
    }

    /**
     * What is new about a pair.
     *
     * @param isSeen whether the anonymous id was never named beside this user id
     * @param isClaimed whether no claim, or only one with a greater stamp, was passed on
     */
    record News(boolean isSeen, boolean isClaimed) {}

    private static boolean isEarlier(MomentRow claim, @Nullable MomentRow passedOn) {
        return passedOn == null || MomentRows.stamp(claim).compareTo(MomentRows.stamp(passedOn)) < 0;
    }
}
