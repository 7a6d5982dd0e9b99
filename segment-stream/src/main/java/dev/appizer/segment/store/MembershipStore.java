// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.segment.rows.MembershipRow;
import dev.appizer.segment.rows.ProfileRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Which profiles exist and what they are in (store profiles), and who is in a segment (store members). */
public final class MembershipStore {

    public static final String PROFILES = "profiles";
    public static final String MEMBERS = "members";

    private static final RowCodec<ProfileRow> PROFILE = new RowCodec<>(ProfileRow.class);
    private static final RowCodec<MembershipRow> MEMBERSHIP = new RowCodec<>(MembershipRow.class);

    private final KeyValueStore<Bytes, byte[]> profiles;
    private final KeyValueStore<Bytes, byte[]> members;

    public MembershipStore(KeyValueStore<Bytes, byte[]> profiles, KeyValueStore<Bytes, byte[]> members) {
        this.profiles = profiles;
        this.members = members;
    }

    public @Nullable ProfileRow profile(String canonical) {
        return profile(profiles, canonical);
    }

    /** A profile's row, for queries too; null where there is no such profile. */
    public static @Nullable ProfileRow profile(ReadOnlyKeyValueStore<Bytes, byte[]> profiles, String canonical) {
        return PROFILE.decode(profiles.get(profileKey(canonical)));
    }

    /** Hands over every profile; for queries. */
    public static void eachProfile(
            ReadOnlyKeyValueStore<Bytes, byte[]> profiles, BiConsumer<String, ProfileRow> visitor) {
        try (KeyValueIterator<Bytes, byte[]> all = profiles.all()) {
            all.forEachRemaining(row -> visitor.accept(canonicalOfProfile(row.key), PROFILE.read(row.value)));
        }
    }

    /** A membership's row, for queries; null where there is no such membership. */
    public static @Nullable MembershipRow member(
            ReadOnlyKeyValueStore<Bytes, byte[]> members, String segment, String canonical) {
        return MEMBERSHIP.decode(members.get(memberKey(segment, canonical)));
    }

    /** Is handed a membership. */
    public interface MemberVisitor {

        void take(String segment, String canonical, MembershipRow row);
    }

    /** Hands over every membership; for queries. */
    public static void eachMember(ReadOnlyKeyValueStore<Bytes, byte[]> members, MemberVisitor visitor) {
        try (KeyValueIterator<Bytes, byte[]> all = members.all()) {
            all.forEachRemaining(row -> {
                RowKeyReader parts = new RowKeyReader(row.key);
                visitor.take(parts.text(), parts.text(), MEMBERSHIP.read(row.value));
            });
        }
    }

    /** Keeps a profile's row, or removes it where it is null. */
    public void put(String canonical, @Nullable ProfileRow row) {
        profiles.put(profileKey(canonical), row == null ? null : PROFILE.encode(row));
    }

    /** Keeps a membership, or removes it where it is null. */
    public void put(String segment, String canonical, @Nullable MembershipRow row) {
        members.put(memberKey(segment, canonical), row == null ? null : MEMBERSHIP.encode(row));
    }

    /** A profile as it is kept. Its row is read when asked for: not everybody who is fetched has their turn. */
    public record StoredProfile(KeyValue<Bytes, byte[]> stored) {

        public Bytes key() {
            return stored.key;
        }

        public String canonical() {
            return canonicalOfProfile(stored.key);
        }

        public ProfileRow row() {
            return PROFILE.read(stored.value);
        }
    }

    /** The next profiles behind one, or the first where that is null. */
    public List<StoredProfile> profiles(@Nullable Bytes behind, int limit) {
        return rows(profiles, behind, behind, null, limit, StoredProfile::new);
    }

    /** The keys of a segment's next members behind one, or of the first where that is null. */
    public List<Bytes> members(String segment, @Nullable Bytes behind, int limit) {
        Bytes from = behind == null ? membersOf(segment) : behind;
        return rows(members, behind, from, behindMembersOf(segment), limit, row -> row.key);
    }

    /** Each call looks for its place anew, since an iterator must not outlive a record; and at no key that is done. */
    private static <T> List<T> rows(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            @Nullable Bytes behind,
            @Nullable Bytes from,
            @Nullable Bytes to,
            int limit,
            Function<KeyValue<Bytes, byte[]>, T> each) {
        List<T> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(from, to)) {
            while (rows.hasNext() && found.size() < limit) {
                KeyValue<Bytes, byte[]> row = rows.next();
                if (!row.key.equals(behind)) {
                    found.add(each.apply(row));
                }
            }
        }
        return found;
    }

    public static Bytes profileKey(String canonical) {
        return RowKey.of(canonical).bytes();
    }

    public static String canonicalOfProfile(Bytes key) {
        return new RowKeyReader(key).text();
    }

    public static Bytes memberKey(String segment, String canonical) {
        return RowKey.of(segment).and(canonical).bytes();
    }

    public static Bytes membersOf(String segment) {
        return RowKey.of(segment).bytes();
    }

    /** The first key behind all members of a segment. */
    public static Bytes behindMembersOf(String segment) {
        return RowKey.of(segment).behind();
    }

    public static String canonicalOfMember(Bytes key) {
        RowKeyReader parts = new RowKeyReader(key);
        parts.text();
        return parts.text();
    }
}
