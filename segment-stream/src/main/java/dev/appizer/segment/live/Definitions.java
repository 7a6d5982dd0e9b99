// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.condition.Condition;
import dev.appizer.segment.condition.DefinitionIndex;
import dev.appizer.segment.condition.Dependency;
import dev.appizer.segment.condition.json.InvalidDefinitionException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The definitions of a partition, compiled, and indexed by what they depend on. */
final class Definitions {

    private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);

    private final SortedMap<String, Live> live = new TreeMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private DefinitionIndex index = DefinitionIndex.of(Map.of());

    /** A definition that memberships are judged by. */
    record Live(Condition condition) {}

    /** Takes what the store holds, at start. */
    void load(SortedMap<String, DefinitionRow> rows) {
        rows.forEach(this::take);
        reindex();
    }

    /** Whether memberships are judged by it from now on. */
    boolean put(String segment, DefinitionRow row) {
        take(segment, row);
        reindex();
        return live.containsKey(segment);
    }

    /** Of a definition whose members have all left nothing stays. */
    void forget(String segment) {
        versions.remove(segment);
    }

    private void take(String segment, DefinitionRow row) {
        versions.put(segment, row.getVersion());
        live.remove(segment);
        if (row.getStage() != DefinitionStage.LEAVING) {
            compile(segment, row);
        }
    }

    /**
     * A body that this build can't read was accepted by a later one, or put on the topic by hand. To stop for it would
     * stop every segment, and a rollback with them: its members stay as they are until a build comes that reads it.
     */
    private void compile(String segment, DefinitionRow row) {
        try {
            live.put(segment, new Live(SegmentJson.read(row.getBody()).condition()));
        } catch (InvalidDefinitionException e) {
            LOG.error("Definition not understood, members frozen: segment={} version={}", segment, row.getVersion());
        }
    }

    private void reindex() {
        Map<String, Condition> conditions = new HashMap<>();
        live.forEach((segment, definition) -> conditions.put(segment, definition.condition()));
        index = DefinitionIndex.of(conditions);
    }

    /** Null while its members leave, and where this build can't read it. */
    @Nullable
    Live get(String segment) {
        return live.get(segment);
    }

    /** The version of a definition that is judged, that its members leave, or that this build can't read. */
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
