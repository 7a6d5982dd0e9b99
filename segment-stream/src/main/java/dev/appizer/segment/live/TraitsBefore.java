// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.TraitPiece;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.segment.store.ContributionStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a contribution's traits are taken, read once for all who ask.
 *
 * @param here the identifiers whose contributions count
 * @param others those of them that are not the contribution's own
 * @param own what the contribution's identifier wrote of these traits, by name
 */
record TraitsBefore(Set<String> here, Set<String> others, Map<String, TraitRow> own) {

    private static final TraitsBefore NOT_ASKED_FOR = new TraitsBefore(Set.of(), Set.of(), Map.of());

    static TraitsBefore of(ContributionStore contributions, String canonical, Contribution contribution) {
        if (contribution.getTraits().isEmpty()) {
            return NOT_ASKED_FOR;
        }
        String identifier = contribution.getIdentifier();
        Map<String, TraitRow> own = new HashMap<>();
        for (TraitPiece trait : contribution.getTraits()) {
            @Nullable TraitRow row = contributions.trait(canonical, identifier, trait.getName());
            if (row != null) {
                own.put(trait.getName(), row);
            }
        }
        Set<String> here =
                ContributionStore.here(contributions.reading(), canonical).keySet();
        Set<String> others = new HashSet<>(here);
        others.remove(identifier);
        return new TraitsBefore(here, others, own);
    }
}
