// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.segment.condition.DefinitionSet;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.ReadDefinitions;
import dev.appizer.streams.query.Owners;
import java.util.Optional;
import java.util.SortedMap;

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
        ReadDefinitions read = new ReadDefinitions();
        rows.forEach(read::take);
        return read.all(retention);
    }
}
