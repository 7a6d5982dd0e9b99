// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.segment.rows.MembershipRow;
import dev.appizer.segment.rows.ProfileRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import org.apache.kafka.common.utils.Bytes;
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

    /** Keeps a profile's row, or removes it where it is null. */
    public void put(String canonical, @Nullable ProfileRow row) {
        profiles.put(profileKey(canonical), row == null ? null : PROFILE.encode(row));
    }

    /** Keeps a membership, or removes it where it is null. */
    public void put(String segment, String canonical, @Nullable MembershipRow row) {
        members.put(memberKey(segment, canonical), row == null ? null : MEMBERSHIP.encode(row));
    }

    public ReadOnlyKeyValueStore<Bytes, byte[]> profiles() {
        return profiles;
    }

    public ReadOnlyKeyValueStore<Bytes, byte[]> members() {
        return members;
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
