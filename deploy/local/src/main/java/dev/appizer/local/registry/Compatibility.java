// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** What a subject asks of its next schema. */
enum Compatibility {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean readsOlder;
    private final boolean readByOlder;
    private final boolean transitive;

    Compatibility(boolean readsOlder, boolean readByOlder, boolean transitive) {
        this.readsOlder = readsOlder;
        this.readByOlder = readByOlder;
        this.transitive = transitive;
    }

    static Optional<Compatibility> named(String name) {
        return Stream.of(values()).filter(level -> level.name().equals(name)).findFirst();
    }

    /**
     * Why a schema may not follow others, a sentence for each reason; empty where it may. A schema that is let through
     * here must be let through in production too, so the judge is the one that Confluent's registry asks.
     *
     * @param existing oldest first
     */
    List<String> problems(Schema candidate, List<SchemaVersion> existing) {
        List<SchemaVersion> asked =
                transitive || existing.isEmpty() ? existing : existing.subList(existing.size() - 1, existing.size());
        List<String> problems = new ArrayList<>();
        for (SchemaVersion version : asked) {
            Schema older = version.parsed();
            if (readsOlder) {
                problems.addAll(unreadable(candidate, older, "The new schema can't read version " + version.version()));
            }
            if (readByOlder) {
                problems.addAll(
                        unreadable(older, candidate, "Version " + version.version() + " can't read the new schema"));
            }
        }
        return problems;
    }

    private static List<String> unreadable(Schema reader, Schema writer, String sentence) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(found -> sentence + ": " + found.getType() + " at " + found.getLocation() + " ("
                        + found.getMessage() + ")")
                .toList();
    }
}
