// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.TraitPiece;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.Person;
import dev.appizer.segment.store.ProfileSize;
import dev.appizer.segment.store.TraitWrite;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an identify may add to a profile (docs/semantics.md). What a join brings together is kept whole, so that it can be
 * taken apart again.
 */
final class ProfileLimit {

    private final ContributionStore contributions;
    private final HistoryStore history;

    ProfileLimit(ContributionStore contributions, HistoryStore history) {
        this.contributions = contributions;
        this.history = history;
    }

    /** Whether a profile would hold too much with it, and more than without. */
    boolean isExceededBy(String canonical, Contribution contribution) {
        if (contribution.getMerge() != null || !mayGrow(canonical, contribution)) {
            return false;
        }
        Map<String, TraitWrite> latest =
                new Person(canonical, contributions.reading(), history.reading()).latestTraits();
        ProfileSize before = size(latest);
        for (TraitPiece trait : contribution.getTraits()) {
            TraitWrite write = new TraitWrite(contribution.getIdentifier(), trait.getRow());
            latest.merge(trait.getName(), write, TraitWrite::orLater);
        }
        return size(latest).exceeds(before);
    }

    /** Of most identifies no value is longer than the one that the identifier gave before, and nothing else is read. */
    private boolean mayGrow(String canonical, Contribution contribution) {
        return contribution.getTraits().stream().anyMatch(trait -> {
            @Nullable TraitRow before = contributions.trait(canonical, contribution.getIdentifier(), trait.getName());
            return before == null
                    || before.getValue().remaining() < trait.getRow().getValue().remaining();
        });
    }

    private static ProfileSize size(Map<String, TraitWrite> traits) {
        ProfileSize size = ProfileSize.NOTHING;
        for (Map.Entry<String, TraitWrite> trait : traits.entrySet()) {
            size = size.plus(trait.getValue().size(trait.getKey()));
        }
        return size;
    }
}
