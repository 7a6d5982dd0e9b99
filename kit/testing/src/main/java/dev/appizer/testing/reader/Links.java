// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.appizer.testing.history.Unalias;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which aliases and claims count.
 *
 * @param aliases the live ones, one per pair of ids
 * @param claims the active ones, at most one per anonymous id
 * @param refused the pairs claimed in vain, each with its least stamp: another claim or an alias came first
 */
record Links(List<Link.Alias> aliases, List<Link.Claim> claims, List<Link.Claim> refused) {

    static Links of(Collection<Entry> entries, Collection<Unalias> unaliases, Erasures erasures) {
        List<Naming> namings = withoutVoided(
                withoutResent(entries.stream()
                        .flatMap(entry -> Naming.in(entry).stream())
                        .filter(naming -> !erasures.cover(naming))),
                unaliases);
        List<Link.Alias> aliases = aliases(namings.stream().filter(Naming::alias));
        List<Link.Claim> first = firstClaims(namings.stream().filter(naming -> !naming.alias()));
        Map<String, Stamp> aliased = leastStamps(aliases);
        List<Link.Claim> active = first.stream()
                .filter(claim -> precedes(claim, aliased.get(claim.anonymousId())))
                .toList();
        List<Link.Claim> refused = refused(namings.stream().filter(naming -> !naming.alias()), active);
        return new Links(aliases, active, refused);
    }

    /** A link sent again under its old message id doesn't count again: its first stamp stays. */
    private static List<Naming> withoutResent(Stream<Naming> namings) {
        return namings.collect(groupingBy(Naming::sending)).values().stream()
                .map(Links::least)
                .toList();
    }

    /** An unalias voids what names its id with a smaller stamp, as if it had never been sent. */
    private static List<Naming> withoutVoided(List<Naming> namings, Collection<Unalias> unaliases) {
        Map<String, Long> voidedBefore = new HashMap<>();
        unaliases.forEach(unalias -> voidedBefore.merge(unalias.previousId(), unalias.receivedAt(), Math::max));
        return namings.stream()
                .filter(naming ->
                        naming.stamp().receivedAt() >= voidedBefore.getOrDefault(naming.named(), Long.MIN_VALUE))
                .toList();
    }

    private static List<Link.Alias> aliases(Stream<Naming> namings) {
        return namings.collect(groupingBy(naming -> List.of(naming.userId(), naming.named()))).values().stream()
                .map(same -> new Link.Alias(
                        same.get(0).userId(),
                        same.get(0).named(),
                        least(same).stamp(),
                        same.stream()
                                .map(Naming::latest)
                                .max(Comparator.naturalOrder())
                                .orElseThrow()))
                .toList();
    }

    /** Of all claims on an anonymous id the one with the least stamp. */
    private static List<Link.Claim> firstClaims(Stream<Naming> namings) {
        return namings.collect(groupingBy(Naming::named)).values().stream()
                .map(Links::least)
                .map(naming -> new Link.Claim(naming.userId(), naming.named(), naming.stamp()))
                .toList();
    }

    private static List<Link.Claim> refused(Stream<Naming> claims, List<Link.Claim> active) {
        Map<String, String> winners = active.stream().collect(toMap(Link.Claim::anonymousId, Link.Claim::userId));
        return claims
                .filter(claim -> !claim.userId().equals(winners.get(claim.named())))
                .collect(groupingBy(claim -> List.of(claim.userId(), claim.named())))
                .values()
                .stream()
                .map(Links::least)
                .map(naming -> new Link.Claim(naming.userId(), naming.named(), naming.stamp()))
                .sorted(Comparator.comparing(Link.Claim::stamp))
                .toList();
    }

    private static Map<String, Stamp> leastStamps(List<Link.Alias> aliases) {
        Map<String, Stamp> least = new HashMap<>();
        aliases.forEach(alias ->
                least.merge(alias.previousId(), alias.stamp(), (one, other) -> one.compareTo(other) < 0 ? one : other));
        return least;
    }

    private static boolean precedes(Link.Claim claim, @Nullable Stamp alias) {
        return alias == null || claim.stamp().compareTo(alias) < 0;
    }

    private static Naming least(List<Naming> namings) {
        return namings.stream().min(Comparator.comparing(Naming::stamp)).orElseThrow();
    }
}
