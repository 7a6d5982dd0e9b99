// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.TraitPiece;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.segment.store.ContributionStore;
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

    ProfileLimit(ContributionStore contributions) {
        this.contributions = contributions;
    }

    /** Whether a profile would hold too much with it, and more than without. */
    boolean isExceededBy(String canonical, Contribution contribution, TraitsBefore known) {
        if (contribution.getMerge() != null || !mayGrow(contribution, known.own())) {
            return false;
        }
        Map<String, TraitWrite> latest = TraitWrite.latest(contributions.reading(), canonical, known.here());
        ProfileSize before = size(latest);
        for (TraitPiece trait : contribution.getTraits()) {
            TraitWrite write = new TraitWrite(contribution.getIdentifier(), trait.getRow());
            latest.merge(trait.getName(), write, TraitWrite::orLater);
        }
        return size(latest).exceeds(before);
    }

    /** Of most identifies no value is longer than the one that the identifier gave before, and nothing else is read. */
    private static boolean mayGrow(Contribution contribution, Map<String, TraitRow> own) {
        return contribution.getTraits().stream().anyMatch(trait -> {
            @Nullable TraitRow before = own.get(trait.getName());
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
