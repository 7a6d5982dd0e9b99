// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import java.util.Collection;
import java.util.Optional;

/** First claim wins: a shared device must not merge two people. */
public final class Claims {

    private Claims() {}

    /**
     * The one claim on an anonymous id that counts.
     *
     * @param first of all claims on that id the one with the least stamp; empty where there is none
     * @param aliases live aliases; those that name other ids don't matter
     * @return that claim, unless an alias with a smaller stamp names the id
     */
    public static Optional<Claim> active(Optional<Claim> first, Collection<Alias> aliases) {
        return first.filter(claim -> aliases.stream()
                .filter(alias -> alias.named().equals(claim.named()))
                .allMatch(alias -> claim.stamp().compareTo(alias.stamp()) < 0));
    }
}
