// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Alias;
import dev.appizer.identity.graph.Claim;
import dev.appizer.identity.graph.Cluster;
import dev.appizer.identity.graph.Member;
import dev.appizer.identity.graph.Person;
import dev.appizer.identity.graph.Reassignment;
import dev.appizer.identity.rows.AliasRow;
import dev.appizer.identity.rows.ClaimRow;
import dev.appizer.identity.rows.HomeRow;
import dev.appizer.identity.rows.MemberRow;
import dev.appizer.identity.rows.MomentRows;
import dev.appizer.model.Identifier;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How the clusters lie in their store, as rows:
 *
 * <pre>
 *   h identifier               → the number of its cluster
 *   c number m identifier      → a member
 *   c number a previous user   → an alias
 *   c number k anonymous user  → the active claim on an anonymous id
 *   k anonymous user           → every claim on it, active or not
 *   n                          → the last number given to a cluster
 * </pre>
 */
final class ClusterRows {

    private static final RowCodec<HomeRow> HOME = new RowCodec<>(HomeRow.class);
    private static final RowCodec<MemberRow> MEMBER = new RowCodec<>(MemberRow.class);
    private static final RowCodec<AliasRow> ALIAS = new RowCodec<>(AliasRow.class);
    private static final RowCodec<ClaimRow> CLAIM = new RowCodec<>(ClaimRow.class);

    private ClusterRows() {}

    static Bytes lastNumberKey() {
        return RowKey.of("n").bytes();
    }

    static Bytes homeKey(Identifier identifier) {
        return RowKey.of("h").and(identifier.toString()).bytes();
    }

    static byte[] home(long cluster) {
        return HOME.encode(new HomeRow(cluster));
    }

    static @Nullable Long cluster(byte @Nullable [] homeRow) {
        return homeRow == null ? null : (Long) HOME.read(homeRow).getCluster();
    }

    static Bytes claimKey(Claim claim) {
        return RowKey.of("k").and(claim.anonymousId()).and(claim.userId()).bytes();
    }

    static byte[] claim(Claim claim) {
        return CLAIM.encode(new ClaimRow(MomentRows.of(claim.first())));
    }

    static @Nullable Claim claim(Claim like, byte @Nullable [] row) {
        return row == null
                ? null
                : new Claim(
                        like.anonymousId(),
                        like.userId(),
                        MomentRows.stamp(CLAIM.read(row).getFirst()));
    }

    static List<Claim> claimsOn(ReadOnlyKeyValueStore<Bytes, byte[]> store, String anonymousId) {
        List<Claim> claims = new ArrayList<>();
        Rows.each(store, RowKey.of("k").and(anonymousId).bytes(), (key, row) -> {
            RowKeyReader parts = new RowKeyReader(key);
            parts.text();
            claims.add(new Claim(
                    parts.text(), parts.text(), MomentRows.stamp(CLAIM.read(row).getFirst())));
        });
        return claims;
    }

    static Bytes memberKey(long number, Identifier identifier) {
        return clusterKey(number, 'm').and(identifier.toString()).bytes();
    }

    static byte[] member(Member member) {
        return MEMBER.encode(new MemberRow(member.canonical().toString(), member.version(), member.seen()));
    }

    static Member member(byte[] bytes) {
        MemberRow row = MEMBER.read(bytes);
        return new Member(Identifier.parse(row.getCanonical()), row.getVersion(), row.getSeen());
    }

    static Bytes clusterPrefix(long number) {
        return RowKey.of("c").and(number).bytes();
    }

    /** Adds one row of a cluster to it. */
    static void addTo(Cluster cluster, Bytes key, byte[] row) {
        RowKeyReader parts = new RowKeyReader(key);
        parts.text();
        parts.number();
        switch (parts.kind()) {
            case 'm' -> cluster.add(Identifier.parse(parts.text()), member(row));
            case 'a' -> cluster.add(alias(parts.text(), parts.text(), ALIAS.read(row)));
            case 'k' ->
                cluster.activate(new Claim(
                        parts.text(),
                        parts.text(),
                        MomentRows.stamp(CLAIM.read(row).getFirst())));
            default -> throw new IllegalStateException("A row of an unknown kind in a cluster");
        }
    }

    /** Hands over the rows of one person: the members, and the links that name them. */
    static void of(Person person, long number, Reassignment all, Cluster links, BiConsumer<Bytes, byte[]> rows) {
        for (Identifier identifier : person.identifiers()) {
            Member member = Objects.requireNonNull(all.members().get(identifier));
            rows.accept(memberKey(number, identifier), member(member));
        }
        links.aliases().stream()
                .filter(alias -> person.identifiers().contains(Identifier.user(alias.userId())))
                .forEach(alias -> rows.accept(aliasKey(number, alias), alias(alias)));
        links.activeClaims().stream()
                .filter(claim -> person.identifiers().contains(claim.user()))
                .forEach(claim -> rows.accept(activeClaimKey(number, claim), claim(claim)));
    }

    private static Bytes aliasKey(long number, Alias alias) {
        return clusterKey(number, 'a')
                .and(alias.previousId())
                .and(alias.userId())
                .bytes();
    }

    private static byte[] alias(Alias alias) {
        return ALIAS.encode(new AliasRow(MomentRows.of(alias.first()), MomentRows.of(alias.latest())));
    }

    private static Bytes activeClaimKey(long number, Claim claim) {
        return clusterKey(number, 'k')
                .and(claim.anonymousId())
                .and(claim.userId())
                .bytes();
    }

    private static Alias alias(String previousId, String userId, AliasRow row) {
        return new Alias(previousId, userId, MomentRows.stamp(row.getFirst()), MomentRows.moment(row.getLatest()));
    }

    private static RowKey clusterKey(long number, char kind) {
        return RowKey.of("c").and(number).and(kind);
    }
}
