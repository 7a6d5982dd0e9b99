// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.condition.Condition;
import dev.appizer.segment.condition.DefinitionIndex;
import dev.appizer.segment.condition.Dependency;
import dev.appizer.segment.condition.json.SegmentJson;
import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The definitions of a partition, compiled, and indexed by what they depend on. */
final class Definitions {

    private final SortedMap<String, Live> live = new TreeMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private DefinitionIndex index = DefinitionIndex.of(Map.of());

    /** A definition that memberships are judged by. */
    record Live(Condition condition, long version) {}

    /** Takes what the store holds, at start. */
    void load(SortedMap<String, DefinitionRow> rows) {
        rows.forEach(this::take);
        reindex();
    }

    void put(String segment, DefinitionRow row) {
        take(segment, row);
        reindex();
    }

    /** Judged no more; its version stays known until its members have left. */
    private void take(String segment, DefinitionRow row) {
        versions.put(segment, row.getVersion());
        if (row.getStage() == DefinitionStage.LEAVING) {
            live.remove(segment);
        } else {
            live.put(segment, new Live(SegmentJson.read(row.getBody()).condition(), row.getVersion()));
        }
    }

    private void reindex() {
        Map<String, Condition> conditions = new HashMap<>();
        live.forEach((segment, definition) -> conditions.put(segment, definition.condition()));
        index = DefinitionIndex.of(conditions);
    }

    @Nullable
    Live get(String segment) {
        return live.get(segment);
    }

    long lastVersion(String segment) {
        return versions.getOrDefault(segment, 0L);
    }

    Collection<String> ids() {
        return live.keySet();
    }

    Set<String> affectedBy(Set<Dependency> dependencies) {
        return index.affectedBy(dependencies);
    }

    /** Those that can hold for a profile that nothing was known of before these changes. */
    Set<String> ofNew(Set<Dependency> dependencies) {
        Set<Dependency> changes = new HashSet<>(dependencies);
        changes.add(new Dependency.AnyEvent());
        changes.add(new Dependency.Anonymity());
        Set<String> ids = new TreeSet<>(index.affectedBy(changes));
        ids.addAll(index.ofNobody());
        return ids;
    }
}
