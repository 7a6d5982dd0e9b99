// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** First claim wins: a shared device must not merge two people. */
public final class Claims {

    private Claims() {}

    /**
     * The one claim on an anonymous id that counts.
     *
     * @param claims all claims on that id
     * @param aliases live aliases; those that name other ids don't matter
     * @return the claim with the least stamp, unless an alias with a smaller one names the id
     */
    public static Optional<Claim> active(Collection<Claim> claims, Collection<Alias> aliases) {
        return claims.stream()
                .min(Comparator.comparing(Claim::first))
                .filter(claim -> aliases.stream()
                        .filter(alias -> alias.previousId().equals(claim.anonymousId()))
                        .allMatch(alias -> claim.first().compareTo(alias.first()) < 0));
    }
}
