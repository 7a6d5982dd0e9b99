// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which identifier names a person. */
final class CanonicalRule {

    private CanonicalRule() {}

    /**
     * Without a user, the anonymous id. Else, among the users that no alias names as previous id: the one that the
     * latest alias names as its user; with no alias about them, the one of the earliest active claim; else the least
     * text. Where every user was aliased away (a cycle), the user of the latest alias.
     */
    static Identifier choose(Set<Identifier> group, Collection<Alias> aliases, Collection<Claim> claims) {
        Set<String> away = aliases.stream().map(Alias::named).collect(Collectors.toSet());
        Predicate<Identifier> stays = user -> !away.contains(user.id());
        Set<Identifier> left =
                group.stream().filter(Identifier::isUser).filter(stays).collect(Collectors.toSet());
        if (left.isEmpty()) {
            return latest(aliases, user -> true).orElseGet(() -> least(group));
        }
        return latest(aliases, left::contains)
                .or(() -> earliest(claims, left::contains))
                .orElseGet(() -> least(left));
    }

    private static Optional<Identifier> latest(Collection<Alias> aliases, Predicate<Identifier> among) {
        return aliases.stream()
                .filter(alias -> among.test(alias.user()))
                .max(Comparator.comparing(Alias::latest))
                .map(Alias::user);
    }

    private static Optional<Identifier> earliest(Collection<Claim> claims, Predicate<Identifier> among) {
        return claims.stream()
                .filter(claim -> among.test(claim.user()))
                .min(Comparator.comparing(Claim::stamp))
                .map(Claim::user);
    }

    private static Identifier least(Set<Identifier> group) {
        return group.stream().min(Comparator.naturalOrder()).orElseThrow();
    }
}
