// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.filter.json.InvalidBodyException;
import dev.appizer.segment.condition.Condition;
import dev.appizer.segment.condition.DefinitionSet;
import dev.appizer.segment.condition.EventQuery;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.condition.json.ComputedTraitJson;
import dev.appizer.segment.condition.json.SegmentJson;
import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Definitions as their rows say them, read once each; by these whoever judges makes the set that can be judged. */
public final class ReadDefinitions {

    private final SortedMap<String, Condition> segments = new TreeMap<>();
    private final SortedMap<String, EventQuery> computedTraits = new TreeMap<>();
    private final Set<String> unreadable = new HashSet<>();

    /** Takes a definition in place of the one that was under its key; whether this build can read it, or needn't. */
    public boolean take(String key, DefinitionRow row) {
        DefinitionKey.segment(key).ifPresent(segments::remove);
        DefinitionKey.computedTrait(key).ifPresent(name -> {
            computedTraits.remove(name);
            unreadable.remove(name);
        });
        return row.getStage() == DefinitionStage.LEAVING || read(key, row.getBody());
    }

    private boolean read(String key, String body) {
        try {
            DefinitionKey.segment(key)
                    .ifPresent(id -> segments.put(id, SegmentJson.read(body).condition()));
            DefinitionKey.computedTrait(key).ifPresent(name -> computedTraits.put(name, ComputedTraitJson.read(body)));
            return true;
        } catch (InvalidBodyException ofALaterBuild) {
            DefinitionKey.computedTrait(key).ifPresent(unreadable::add);
            return false;
        }
    }

    /** Those of them that can be judged. */
    public DefinitionSet all(Retention retention) {
        return DefinitionSet.of(segments, computedTraits, unreadable, retention);
    }
}
