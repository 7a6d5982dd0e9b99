// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.condition.DefinitionIndex;
import dev.appizer.segment.condition.DefinitionSet;
import dev.appizer.segment.condition.Dependency;
import dev.appizer.segment.condition.Look;
import dev.appizer.segment.condition.References;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.ReadDefinitions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The definitions of a partition by their keys, compiled, and indexed by what they depend on. */
final class Definitions {

    private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);

    private final Retention retention;
    private final Map<String, DefinitionRow> rows = new HashMap<>();
    private final Map<String, SortedSet<String>> concerned = new HashMap<>();
    private final ReadDefinitions read = new ReadDefinitions();
    private DefinitionSet all = DefinitionSet.EMPTY;
    private SortedSet<String> keys = new TreeSet<>();
    private final Map<String, Set<Dependency>> dependencies = new HashMap<>();
    private final Set<String> ofNobody = new HashSet<>();
    private DefinitionIndex index = DefinitionIndex.NOTHING;

    Definitions(Retention retention) {
        this.retention = retention;
    }

    /** Takes what the store holds, at start. */
    void load(SortedMap<String, DefinitionRow> stored) {
        stored.forEach(this::take);
        link(Set.of());
    }

    void put(String key, DefinitionRow row) {
        Set<String> changed = concernedBy(key);
        take(key, row);
        link(changed);
    }

    /** Of a definition whose members have all left nothing stays. */
    void forget(String key) {
        rows.remove(key);
    }

    /**
     * A body that this build can't read was accepted by a later one, or put on the topic by hand. To stop for it would
     * stop every segment, and a rollback with them: its members stay as they are until a build comes that reads it.
     */
    private void take(String key, DefinitionRow row) {
        rows.put(key, row);
        if (!read.take(key, row)) {
            LOG.error("Definition not understood, results frozen: key={} version={}", key, row.getVersion());
        }
    }

    /** Definitions may come before what they refer to, from a compacted topic; until then they are not judged. */
    private void link(Set<String> changed) {
        all = read.all(retention);
        SortedSet<String> judged = new TreeSet<>();
        all.segments().keySet().forEach(segment -> judged.add(DefinitionKey.ofSegment(segment)));
        all.computedTraits().keySet().forEach(name -> judged.add(DefinitionKey.ofComputedTrait(name)));
        keys = judged;
        dependencies.keySet().retainAll(judged);
        dependencies.keySet().removeAll(changed);
        ofNobody.retainAll(dependencies.keySet());
        Look nobody = Look.atNobody(all);
        for (String key : judged) {
            if (!dependencies.containsKey(key)) {
                link(key, nobody);
            }
        }
        index = DefinitionIndex.of(dependencies, ofNobody);
        concerned.clear();
    }

    private void link(String key, Look nobody) {
        DefinitionKey.segment(key).ifPresent(segment -> {
            dependencies.put(key, all.dependencies(segment));
            if (nobody.segment(segment).holds()) {
                ofNobody.add(key);
            }
        });
        DefinitionKey.computedTrait(key).map(all::computedTrait).ifPresent(query -> {
            dependencies.put(key, query.dependencies());
            if (query.course(nobody).value() != null) {
                ofNobody.add(key);
            }
        });
    }

    /** Those that are judged: not while their members leave, nor where this build can't read it or what it refers to. */
    DefinitionSet all() {
        return all;
    }

    /** The version of a definition that is judged, that its members leave, or that this build can't read. */
    long lastVersion(String key) {
        @Nullable DefinitionRow row = rows.get(key);
        return row == null ? 0 : row.getVersion();
    }

    /** When it was put, which tells it from what was under its key before; 0 where there is none. */
    long updatedAt(String key) {
        @Nullable DefinitionRow row = rows.get(key);
        return row == null ? 0 : row.getUpdatedAt();
    }

    /** Of all definitions that are judged. */
    SortedSet<String> keys() {
        return keys;
    }

    Set<String> affectedBy(Set<Dependency> dependencies) {
        return index.affectedBy(dependencies);
    }

    /** Those of which the answer can differ where this definition does: itself, and all that name it. */
    SortedSet<String> concernedBy(String key) {
        return concerned.computeIfAbsent(key, this::findConcernedBy);
    }

    private SortedSet<String> findConcernedBy(String key) {
        SortedSet<String> found = new TreeSet<>();
        found.add(key);
        DefinitionKey.segment(key)
                .ifPresent(segment -> References.to(segment, all.segments())
                        .forEach(dependent -> found.add(DefinitionKey.ofSegment(dependent))));
        DefinitionKey.computedTrait(key)
                .ifPresent(name -> found.addAll(index.affectedBy(Set.of(new Dependency.Trait(name)))));
        return found;
    }

    /** Those that can say something of a profile that nothing was known of before these changes. */
    Set<String> ofNew(Set<Dependency> dependencies) {
        Set<Dependency> changes = new HashSet<>(dependencies);
        changes.add(new Dependency.AnyEvent());
        changes.add(new Dependency.Anonymity());
        Set<String> ids = new TreeSet<>(index.affectedBy(changes));
        ids.addAll(index.ofNobody());
        return ids;
    }
}
