// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.identity.rows.ActiveClaimRow;
import dev.appizer.identity.rows.AliasRow;
import dev.appizer.identity.rows.ClaimRow;
import dev.appizer.identity.rows.HomeRow;
import dev.appizer.identity.rows.LastRow;
import dev.appizer.identity.rows.MemberRow;
import dev.appizer.identity.rows.MomentRow;
import dev.appizer.identity.rows.SizeRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKeyReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the control plane's store without what depends on the order of links: the numbers of the clusters, the
 * versions, and identifiers that some refused or revoked link left alone.
 */
final class ShownRows {

    private static final RowCodec<HomeRow> HOME = new RowCodec<>(HomeRow.class);
    private static final RowCodec<AliasRow> ALIAS = new RowCodec<>(AliasRow.class);
    private static final RowCodec<LastRow> LAST = new RowCodec<>(LastRow.class);
    private static final RowCodec<ActiveClaimRow> ACTIVE = new RowCodec<>(ActiveClaimRow.class);
    private static final RowCodec<SizeRow> SIZE = new RowCodec<>(SizeRow.class);
    private static final RowCodec<ClaimRow> CLAIM = new RowCodec<>(ClaimRow.class);

    private final Map<Long, Map<String, MemberRow>> members = new TreeMap<>();
    private final Map<Long, SizeRow> sizes = new TreeMap<>();
    private final Map<Long, SortedSet<String>> links = new HashMap<>();
    private final Map<Long, SortedSet<String>> ends = new HashMap<>();
    private final Map<String, MomentRow> claims = new TreeMap<>();
    private final Map<String, MomentRow> active = new TreeMap<>();
    private final Map<String, MomentRow> ordered = new TreeMap<>();

    private ShownRows(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
            rows.forEachRemaining(row -> read(new RowKeyReader(row.key), row.value));
        }
    }

    private void read(RowKeyReader key, byte[] row) {
        switch (key.text()) {
            case "n" -> assertThat(LAST.read(row).getVersion()).isPositive();
            case "h" -> readHomes(key.text(), HOME.read(row));
            case "o" ->
                assertThat(row).as("a place that was left is known by its key").isEmpty();
            case "e" -> assertThat(key.text()).as("a hash").hasSize(22);
            case "k" -> readClaim(key, CLAIM.read(row));
            case "q" -> assertThat(key.number()).as("when to look again").isPositive();
            case "c" -> readCluster(key.number(), key, row);
            default -> throw new AssertionError("A row of an unknown kind");
        }
    }

    private void readHomes(String id, HomeRow row) {
        assertThat(row).as("a row says something").isNotEqualTo(new HomeRow());
        member("anonymous:" + id, row.getAnonymous());
        member("user:" + id, row.getUser());
    }

    private void member(String identifier, @Nullable MemberRow row) {
        if (row != null) {
            members.computeIfAbsent(row.getCluster(), same -> new TreeMap<>()).put(identifier, row);
        }
    }

    private void readClaim(RowKeyReader key, ClaimRow row) {
        String named = key.text();
        if (key.kind() == 'u') {
            claims.put(named + " " + key.text(), row.getFirst());
            return;
        }
        assertThat(key.number()).isEqualTo(row.getFirst().getReceivedAt());
        assertThat(key.number()).isEqualTo(row.getFirst().getPosition());
        assertThat(key.text()).isEqualTo(row.getFirst().getMessageId());
        ordered.put(named + " " + key.text(), row.getFirst());
    }

    private void readCluster(long number, RowKeyReader key, byte[] row) {
        SortedSet<String> own = links.computeIfAbsent(number, same -> new TreeSet<>());
        switch (key.kind()) {
            case 'a' -> {
                String named = key.text();
                String userId = key.text();
                own.add("alias " + named + " " + userId + " " + ALIAS.read(row));
                link(number, "anonymous:" + named, "user:" + named, "user:" + userId);
            }
            case 'k' -> {
                String named = key.text();
                String userId = key.text();
                active.put(named + " " + userId, ACTIVE.read(row).getFirst());
                own.add("claim " + named + " " + userId);
                link(number, "anonymous:" + named, "user:" + userId);
            }
            case 's' -> sizes.put(number, SIZE.read(row));
            default -> throw new AssertionError("A row of an unknown kind in a cluster");
        }
    }

    private void link(long number, String... identifiers) {
        ends.computeIfAbsent(number, same -> new TreeSet<>()).addAll(List.of(identifiers));
    }

    /** The persons with their links, and all claims, once it is sure that no row contradicts another. */
    static Collection<String> normal(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        ShownRows rows = new ShownRows(store);
        rows.assertConsistent();
        SortedSet<String> shown = new TreeSet<>();
        rows.members.forEach((number, cluster) -> {
            SortedSet<String> own = rows.links.getOrDefault(number, new TreeSet<>());
            if (!own.isEmpty()) {
                Map<String, String> seen = new TreeMap<>();
                cluster.forEach((identifier, row) -> seen.put(identifier, row.getCanonical() + " " + row.getSeen()));
                shown.add(seen + " " + own);
            }
        });
        rows.claims.forEach((pair, row) -> shown.add("claimed " + pair + " " + row));
        return shown;
    }

    /** The identifiers of one person. */
    static List<String> person(ReadOnlyKeyValueStore<Bytes, byte[]> store, String identifier) {
        ShownRows rows = new ShownRows(store);
        rows.assertConsistent();
        return rows.members.values().stream()
                .map(Map::keySet)
                .filter(cluster -> cluster.contains(identifier))
                .findAny()
                .map(List::copyOf)
                .orElseGet(() -> List.of(identifier));
    }

    private void assertConsistent() {
        Set<String> identifiers = new TreeSet<>();
        members.forEach((number, cluster) -> {
            identifiers.addAll(cluster.keySet());
            assertThat(cluster.values())
                    .as("one person in a cluster")
                    .extracting(MemberRow::getCanonical)
                    .containsOnly(cluster.values().iterator().next().getCanonical());
            assertThat(cluster).containsKey(cluster.values().iterator().next().getCanonical());
            assertThat(ends.getOrDefault(number, new TreeSet<>(cluster.keySet())))
                    .as("a cluster is what its links name")
                    .isEqualTo(cluster.keySet());
            if (!ends.containsKey(number)) {
                assertThat(cluster).as("only links hold identifiers together").hasSize(1);
            }
        });
        assertThat(sizes.keySet()).as("every cluster knows its size").isEqualTo(members.keySet());
        sizes.forEach((number, size) -> {
            assertThat(size.getLinks())
                    .isEqualTo(links.getOrDefault(number, new TreeSet<>()).size());
            assertThat(size.getSeen()).isEqualTo((int) members.getOrDefault(number, new TreeMap<>()).values().stream()
                    .filter(MemberRow::getSeen)
                    .count());
        });
        assertThat(claims.keySet())
                .as("who was claimed is in a cluster")
                .allMatch(pair -> identifiers.contains("anonymous:" + pair.substring(0, pair.indexOf(' '))));
        assertThat(members.keySet()).as("no links without members").containsAll(links.keySet());
        assertThat(ordered).as("every claim in its place").isEqualTo(claims);
        assertThat(claims).as("every active claim is a claim").containsAllEntriesOf(active);
    }
}
