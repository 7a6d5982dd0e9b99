// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.rows.ErasedRow;
import dev.appizer.action.rows.MergedRow;
import dev.appizer.schemas.Profile;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.Rows;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What is known of people.
 *
 * <pre>
 *   p person → profile
 *   g person → whom they were merged into, until they are a person of their own again
 *   e keyed hash of the person → when all of them was erased that was received before
 * </pre>
 */
public final class PeopleStore {

    public static final String NAME = "people";

    private static final RowCodec<Profile> PROFILE = new RowCodec<>(Profile.class);
    private static final RowCodec<MergedRow> MERGED = new RowCodec<>(MergedRow.class);
    private static final RowCodec<ErasedRow> ERASED = new RowCodec<>(ErasedRow.class);

    private final KeyValueStore<Bytes, byte[]> store;
    private final KeyedHash hash;

    PeopleStore(KeyValueStore<Bytes, byte[]> store, KeyedHash hash) {
        this.store = store;
        this.hash = hash;
        try (KeyValueIterator<Bytes, byte[]> rows =
                Rows.scan(store, RowKey.of("e").bytes())) {
            if (rows.hasNext()) {
                hash.require();
            }
        }
    }

    @Nullable
    Profile profile(String person) {
        return profile(store, person);
    }

    /** For queries; null where there is none. */
    public static @Nullable Profile profile(ReadOnlyKeyValueStore<Bytes, byte[]> store, String person) {
        return PROFILE.decode(store.get(key("p", person)));
    }

    void put(String person, @Nullable Profile profile) {
        if (profile == null) {
            store.delete(key("p", person));
        } else {
            store.put(key("p", person), PROFILE.encode(profile));
        }
    }

    /** Whom somebody was merged into; null where they weren't. */
    @Nullable
    String mergedInto(String person) {
        return mergedInto(store, person);
    }

    /** The same for queries. */
    public static @Nullable String mergedInto(ReadOnlyKeyValueStore<Bytes, byte[]> store, String person) {
        @Nullable MergedRow row = MERGED.decode(store.get(key("g", person)));
        return row == null ? null : row.getInto();
    }

    /** @param version of the assignment that says so */
    void merge(String person, String into, long version) {
        store.put(key("g", person), MERGED.encode(new MergedRow(into, version)));
    }

    /** Somebody is a person of their own by this assignment, unless they were merged by a later one. */
    void standAlone(String person, long version) {
        @Nullable MergedRow row = MERGED.decode(store.get(key("g", person)));
        if (row != null && row.getVersion() < version) {
            store.delete(key("g", person));
        }
    }

    /** @param before microseconds: all that was received before is gone */
    void erase(String person, long before) {
        store.delete(key("p", person));
        store.delete(key("g", person));
        @Nullable ErasedRow known = ERASED.decode(store.get(erasedKey(person)));
        long latest = known == null ? before : Math.max(before, known.getReceivedAt());
        store.put(erasedKey(person), ERASED.encode(new ErasedRow(latest)));
    }

    /** Whether something of somebody is erased that was received then. */
    boolean isErased(String person, long receivedAt) {
        @Nullable ErasedRow row = hash.isSet() ? ERASED.decode(store.get(erasedKey(person))) : null;
        return row != null && receivedAt < row.getReceivedAt();
    }

    private Bytes erasedKey(String person) {
        return key("e", hash.of(person));
    }

    private static Bytes key(String kind, String person) {
        return RowKey.of(kind).and(person).bytes();
    }
}
