// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The registry's state and the only way to change it. One change at a time: decided on what the topic says, written to
 * it, and only then seen by anybody.
 */
final class RegistryStore implements AutoCloseable {

    private final SchemaLog log;
    private volatile Registrations state;
    private boolean behind;

    RegistryStore(SchemaLog log) {
        this.log = log;
        this.state = log.read();
    }

    Registrations state() {
        return state;
    }

    /**
     * Registers a schema, or finds it.
     *
     * @throws RegistryRefusal 409 where the subject's level does not allow it
     */
    synchronized SchemaVersion register(String subject, Schema schema) {
        catchUp();
        Optional<SchemaVersion> known = state.find(subject, schema.toString());
        if (known.isPresent()) {
            return known.get();
        }
        Compatibility level = state.level(subject);
        List<String> problems = level.problems(schema, state.versions(subject));
        if (!problems.isEmpty()) {
            throw RegistryRefusal.incompatible(
                    "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                            + "\" (compatibility " + level + "): " + String.join("; ", problems));
        }
        SchemaVersion next = state.next(subject, schema.toString());
        write(new Entry.Registered(next));
        return next;
    }

    /** Sets a level, or with null gives it up. */
    synchronized void setLevel(String subject, @Nullable Compatibility level) {
        catchUp();
        write(level == null ? new Entry.LevelDropped(subject) : new Entry.LevelSet(subject, level));
    }

    private void write(Entry entry) {
        try {
            log.append(entry);
        } catch (KafkaException e) {
            // The entry may be on the topic all the same, and its id must not be given twice.
            behind = true;
            throw RegistryRefusal.storeFailed("Error in the backend data store: " + e.getMessage());
        }
        state = state.with(entry);
    }

    private void catchUp() {
        if (behind) {
            state = log.read();
            behind = false;
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
