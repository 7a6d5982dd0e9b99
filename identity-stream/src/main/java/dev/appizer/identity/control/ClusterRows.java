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
 *   h id                    → of the user and the anonymous id that an id can mean, where they are
 *   c number a named user   → an alias
 *   c number k named user   → the active claim on an anonymous id
 *   c number s              → how large it is
 *   o identifier place      → nothing: it was there once
 *   n                       → up to where numbers were given out
 * </pre>
 *
 * The members of a cluster are what its links name; one without links is alone.
 *
 * Beside them in the store: {@code k}, {@link ClaimStore}; {@code q}, {@link RefusedLinks}; {@code e}, {@link
 * dev.appizer.identity.rows.ErasedStore}.
 */
final class ClusterRows {

    private static final RowCodec<HomeRow> HOME = new RowCodec<>(HomeRow.class);
    private static final RowCodec<LastRow> LAST = new RowCodec<>(LastRow.class);
    private static final RowCodec<SizeRow> SIZE = new RowCodec<>(SizeRow.class);
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

    static Bytes homeKey(String id) {
        return RowKey.of("h").and(id).bytes();
    }

    /** Both identifiers of an id; an empty row where there is none. */
    static HomeRow homes(byte @Nullable [] row) {
        return row == null ? new HomeRow() : HOME.read(row);
    }

    /** Null where neither identifier of the id is in a cluster. */
    static byte @Nullable [] homes(HomeRow row) {
        return row.getAnonymous() == null && row.getUser() == null ? null : HOME.encode(row);
    }

    /** Where an identifier is, by the row of its id; null where nothing links it. */
    static @Nullable Home home(HomeRow row, Identifier identifier) {
        @Nullable MemberRow member = identifier.isUser() ? row.getUser() : row.getAnonymous();
        return member == null
                ? null
                : new Home(
                        member.getCluster(),
                        new Member(Identifier.parse(member.getCanonical()), member.getVersion(), member.getSeen()));
    }

    /** The same, as the store has it. */
    static @Nullable Home home(ReadOnlyKeyValueStore<Bytes, byte[]> store, Identifier identifier) {
        byte @Nullable [] row = store.get(homeKey(identifier.id()));
        return row == null ? null : home(HOME.read(row), identifier);
    }

    static void setHome(HomeRow row, Identifier identifier, @Nullable Home home) {
        @Nullable
        MemberRow member = home == null
                ? null
                : new MemberRow(
                        home.cluster(),
                        home.member().canonical().toString(),
                        home.member().version(),
                        home.member().seen());
        if (identifier.isUser()) {
            row.setUser(member);
        } else {
            row.setAnonymous(member);
        }
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

    /** The link of a row of a cluster; null where it is another row. */
    static @Nullable Link link(Bytes key, byte[] row) {
        RowKeyReader parts = new RowKeyReader(key);
        parts.text();
        parts.number();
        return switch (parts.kind()) {
            case 'a' -> alias(parts.text(), parts.text(), ALIAS.read(row));
            case 'k' ->
                new Claim(
                        parts.text(),
                        parts.text(),
                        MomentRows.moment(ACTIVE.read(row).getFirst()));
            case 's' -> null;
            default -> throw new IllegalStateException("A row of an unknown kind in a cluster");
        };
    }

    /** Hands over the rows of one cluster: the links between its members, and how many there are of both. */
    static void of(
            Set<Identifier> identifiers, long number, Reassignment all, Cluster links, BiConsumer<Bytes, byte[]> rows) {
        SizeRow size = new SizeRow(0, 0);
        for (Identifier identifier : identifiers) {
            Member member = Objects.requireNonNull(all.members().get(identifier));
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
            return ALIAS.encode(new AliasRow(MomentRows.link(alias.first(), alias.latest()), refused));
        }
        return ACTIVE.encode(new ActiveClaimRow(MomentRows.of(link.first()), refused));
    }

    private static Alias alias(String previousId, String userId, AliasRow row) {
        LinkRow link = row.getLink();
        return new Alias(
                previousId, userId, MomentRows.moment(link.getFirst()), MomentRows.moment(MomentRows.latest(link)));
    }

    private static RowKey clusterKey(long number, char kind) {
        return RowKey.of("c").and(number).and(kind);
    }
}
