// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.segment.condition.Condition;
import dev.appizer.segment.condition.DefinitionSet;
import dev.appizer.segment.condition.EventQuery;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.condition.json.ComputedTraitJson;
import dev.appizer.segment.condition.json.InvalidDefinitionException;
import dev.appizer.segment.condition.json.SegmentJson;
import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.streams.query.Owners;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The definitions by which a partition judges, for a query. */
final class StoredDefinitions {

    private final SortedMap<String, DefinitionRow> rows;

    private StoredDefinitions(SortedMap<String, DefinitionRow> rows) {
        this.rows = rows;
    }

    static StoredDefinitions of(Owners.LocalState state) {
        return new StoredDefinitions(DefinitionStore.all(state.store(DefinitionStore.NAME)));
    }

    /** A segment's definition here; empty where it has not come yet, or is being deleted. */
    Optional<DefinitionRow> segment(String id) {
        return Optional.ofNullable(rows.get(DefinitionKey.ofSegment(id)))
                .filter(row -> row.getStage() != DefinitionStage.LEAVING);
    }

    /** All that this build can read, as for the judgement of live traffic. */
    DefinitionSet all(Retention retention) {
        Map<String, Condition> segments = new TreeMap<>();
        Map<String, EventQuery> computedTraits = new TreeMap<>();
        Set<String> unreadable = new TreeSet<>();
        rows.forEach((key, row) -> {
            if (row.getStage() != DefinitionStage.LEAVING) {
                try {
                    DefinitionKey.segment(key)
                            .ifPresent(id -> segments.put(
                                    id, SegmentJson.read(row.getBody()).condition()));
                    DefinitionKey.computedTrait(key)
                            .ifPresent(name -> computedTraits.put(name, ComputedTraitJson.read(row.getBody())));
                } catch (InvalidDefinitionException notJudgedEither) {
                    DefinitionKey.computedTrait(key).ifPresent(unreadable::add);
                }
            }
        });
        return DefinitionSet.of(segments, computedTraits, unreadable, retention);
    }
}
