// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the registry holds after some entries. Immutable: an entry makes a new one.
 *
 * @param subjects the versions of each subject, oldest first
 * @param levels the compatibility that was set, by subject; under the empty one that of all others
 */
record Registrations(Map<String, List<SchemaVersion>> subjects, Map<String, Compatibility> levels) {

    /** The subject under which the level of all subjects stands. */
    static final String ALL = "";

    static final Compatibility DEFAULT_LEVEL = Compatibility.FULL_TRANSITIVE;

    static final Registrations NOTHING = new Registrations(Map.of(), Map.of());

    Registrations with(Entry entry) {
        if (entry instanceof Entry.Registered registered) {
            return withVersion(registered.version());
        }
        Map<String, Compatibility> changed = new LinkedHashMap<>(levels);
        if (entry instanceof Entry.LevelSet set) {
            changed.put(set.subject(), set.level());
        } else if (entry instanceof Entry.LevelDropped dropped) {
            changed.remove(dropped.subject());
        }
        return new Registrations(subjects, changed);
    }

    private Registrations withVersion(SchemaVersion version) {
        Map<String, List<SchemaVersion>> changed = new TreeMap<>(subjects);
        List<SchemaVersion> versions = new ArrayList<>(versions(version.subject()));
        versions.removeIf(same -> same.version() == version.version());
        versions.add(version);
        changed.put(version.subject(), List.copyOf(versions));
        return new Registrations(changed, levels);
    }

    /** The versions of a subject, oldest first; none where it is unknown. */
    List<SchemaVersion> versions(String subject) {
        return subjects.getOrDefault(subject, List.of());
    }

    /** The version of a subject that has this very schema. */
    Optional<SchemaVersion> find(String subject, String schema) {
        return versions(subject).stream()
                .filter(version -> version.schema().equals(schema))
                .findFirst();
    }

    /** Every place where a schema of this id is registered. */
    List<SchemaVersion> withId(int id) {
        return all().filter(version -> version.id() == id).toList();
    }

    /** The level that counts for a subject. */
    Compatibility level(String subject) {
        return levels.getOrDefault(subject, levels.getOrDefault(ALL, DEFAULT_LEVEL));
    }

    /** The version that registering this schema would make. */
    SchemaVersion next(String subject, String schema) {
        int version = versions(subject).stream()
                        .mapToInt(SchemaVersion::version)
                        .max()
                        .orElse(0)
                + 1;
        int id = all().filter(known -> known.schema().equals(schema))
                .mapToInt(SchemaVersion::id)
                .findFirst()
                .orElseGet(() -> all().mapToInt(SchemaVersion::id).max().orElse(0) + 1);
        return new SchemaVersion(subject, version, id, schema);
    }

    private Stream<SchemaVersion> all() {
        return subjects.values().stream().flatMap(List::stream);
    }
}
