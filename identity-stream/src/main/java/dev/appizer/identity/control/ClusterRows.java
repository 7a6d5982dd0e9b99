// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Alias;
import dev.appizer.identity.graph.Claim;
import dev.appizer.identity.graph.Cluster;
import dev.appizer.identity.graph.Link;
import dev.appizer.identity.graph.Member;
import dev.appizer.identity.graph.Reassignment;
import dev.appizer.identity.rows.ActiveClaimRow;
import dev.appizer.identity.rows.AliasRow;
import dev.appizer.identity.rows.HomeRow;
import dev.appizer.identity.rows.LastRow;
import dev.appizer.identity.rows.LinkRow;
import dev.appizer.identity.rows.MemberRow;
import dev.appizer.identity.rows.MomentRows;
import dev.appizer.identity.rows.SizeRow;
import dev.appizer.model.Identifier;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How the clusters lie in their store, as rows:
 *
 * <pre>
 *   h identifier            → the number of its cluster
 *   c number m identifier   → a member
 *   c number a named user   → an alias
 *   c number k named user   → the active claim on an anonymous id
 *   c number s              → how large it is
 *   o identifier place      → nothing: it was there once
 *   n                       → the last numbers that were given out
 * </pre>
 *
 * Beside them in the store: {@code k}, {@link ClaimStore}; {@code q}, {@link RefusedLinks}; {@code e}, {@link
 * dev.appizer.identity.rows.ErasedStore}.
 */
final class ClusterRows {

    private static final RowCodec<HomeRow> HOME = new RowCodec<>(HomeRow.class);
    private static final RowCodec<LastRow> LAST = new RowCodec<>(LastRow.class);
    private static final RowCodec<SizeRow> SIZE = new RowCodec<>(SizeRow.class);
    private static final RowCodec<MemberRow> MEMBER = new RowCodec<>(MemberRow.class);
    private static final RowCodec<AliasRow> ALIAS = new RowCodec<>(AliasRow.class);
    private static final RowCodec<ActiveClaimRow> ACTIVE = new RowCodec<>(ActiveClaimRow.class);

    private ClusterRows() {}

    static Bytes lastKey() {
        return RowKey.of("n").bytes();
    }

    static byte[] last(LastRow row) {
        return LAST.encode(row);
    }

    static LastRow last(byte @Nullable [] row) {
        return row == null ? new LastRow(0L, 0L) : LAST.read(row);
    }

    static Bytes homeKey(Identifier identifier) {
        return RowKey.of("h").and(identifier.toString()).bytes();
    }

    static byte[] home(long cluster) {
        return HOME.encode(new HomeRow(cluster));
    }

    /** The number of an identifier's cluster; null where it is in none. */
    static @Nullable Long home(ReadOnlyKeyValueStore<Bytes, byte[]> store, Identifier identifier) {
        byte @Nullable [] row = store.get(homeKey(identifier));
        return row == null ? null : (Long) HOME.read(row).getCluster();
    }

    static Bytes placesPrefix(Identifier identifier) {
        return RowKey.of("o").and(identifier.toString()).bytes();
    }

    static Bytes placeKey(Identifier identifier, Identifier place) {
        return RowKey.of("o").and(identifier.toString()).and(place.toString()).bytes();
    }

    static Identifier place(Bytes placeKey) {
        RowKeyReader parts = new RowKeyReader(placeKey);
        parts.text();
        parts.text();
        return Identifier.parse(parts.text());
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

    static Bytes sizeKey(long number) {
        return clusterKey(number, 's').bytes();
    }

    static SizeRow size(byte[] row) {
        return SIZE.read(row);
    }

    static byte[] size(SizeRow row) {
        return SIZE.encode(row);
    }

    static Bytes clusterPrefix(long number) {
        return RowKey.of("c").and(number).bytes();
    }

    static Bytes linkKey(long number, Link link) {
        return clusterKey(number, link instanceof Alias ? 'a' : 'k')
                .and(link.named())
                .and(link.userId())
                .bytes();
    }

    /** Whether the row of a link says that it was refused. */
    static boolean isRefused(Link link, byte @Nullable [] row) {
        if (row == null) {
            return false;
        }
        return link instanceof Alias
                ? ALIAS.read(row).getRefused()
                : ACTIVE.read(row).getRefused();
    }

    /** Adds one row of a cluster to it. */
    static void addTo(Cluster cluster, Bytes key, byte[] row) {
        RowKeyReader parts = new RowKeyReader(key);
        parts.text();
        parts.number();
        switch (parts.kind()) {
            case 'm' -> cluster.add(Identifier.parse(parts.text()), member(row));
            case 'a' -> cluster.link(alias(parts.text(), parts.text(), ALIAS.read(row)));
            case 'k' ->
                cluster.activate(new Claim(
                        parts.text(),
                        parts.text(),
                        MomentRows.moment(ACTIVE.read(row).getFirst())));
            case 's' -> {}
            default -> throw new IllegalStateException("A row of an unknown kind in a cluster");
        }
    }

    /** Hands over the rows of one cluster: its members, the links between them, and how many there are. */
    static void of(
            Set<Identifier> identifiers, long number, Reassignment all, Cluster links, BiConsumer<Bytes, byte[]> rows) {
        SizeRow size = new SizeRow(0, 0);
        for (Identifier identifier : identifiers) {
            Member member = Objects.requireNonNull(all.members().get(identifier));
            rows.accept(memberKey(number, identifier), member(member));
            size.setSeen(size.getSeen() + (member.seen() ? 1 : 0));
        }
        for (Link link : links.links()) {
            if (identifiers.contains(link.user())) {
                rows.accept(linkKey(number, link), link(link, all.refused().contains(link)));
                size.setLinks(size.getLinks() + 1);
            }
        }
        rows.accept(sizeKey(number), size(size));
    }

    static byte[] link(Link link, boolean refused) {
        if (link instanceof Alias alias) {
            LinkRow row = new LinkRow(MomentRows.of(alias.first()), MomentRows.of(alias.latest()));
            return ALIAS.encode(new AliasRow(row, refused));
        }
        return ACTIVE.encode(new ActiveClaimRow(MomentRows.of(link.first()), refused));
    }

    private static Alias alias(String previousId, String userId, AliasRow row) {
        LinkRow link = row.getLink();
        return new Alias(previousId, userId, MomentRows.moment(link.getFirst()), MomentRows.moment(link.getLatest()));
    }

    private static RowKey clusterKey(long number, char kind) {
        return RowKey.of("c").and(number).and(kind);
    }
}
