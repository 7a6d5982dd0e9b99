// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;

import dev.appizer.testing.history.Identifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which of a cluster's ids speaks for all of them. */
final class CanonicalRule {

    private CanonicalRule() {}

    /**
     * @param members the seen ids of a cluster
     * @param links the accepted links among them
     */
    static Identifier of(List<Identifier> members, List<Link> links) {
        List<Link.Alias> aliases = only(Link.Alias.class, links);
        List<String> users =
                members.stream().filter(Identifier::isUser).map(Identifier::id).toList();
        if (users.isEmpty()) {
            return members.get(0);
        }
        Set<String> aliasedAway = aliases.stream().map(Link.Alias::previousId).collect(toSet());
        List<String> left = users.stream().filter(not(aliasedAway::contains)).toList();
        String canonical = left.isEmpty()
                ? latestAliased(aliases, user -> true).orElseThrow()
                : latestAliased(aliases, left::contains)
                        .or(() -> earliestClaiming(only(Link.Claim.class, links), left))
                        .orElseGet(() ->
                                left.stream().min(Comparator.naturalOrder()).orElseThrow());
        return Identifier.user(canonical);
    }

    private static Optional<String> latestAliased(List<Link.Alias> aliases, Predicate<String> users) {
        return aliases.stream()
                .filter(alias -> users.test(alias.userId()))
                .max(Comparator.comparing(Link.Alias::latest))
                .map(Link.Alias::userId);
    }

    private static Optional<String> earliestClaiming(List<Link.Claim> claims, Collection<String> users) {
        return claims.stream()
                .filter(claim -> users.contains(claim.userId()))
                .min(Comparator.comparing(Link.Claim::stamp))
                .map(Link.Claim::userId);
    }

    private static <T extends Link> List<T> only(Class<T> kind, List<Link> links) {
        return links.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
