// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.definition;

import dev.appizer.service.http.HttpProblem;
import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The definitions' topic as a table: read to its end at every question, and written so that a writer has seen everything
 * before it. All instances write by one transactional id, so of two that write at once Kafka fences the first, which looks
 * again and tries again.
 */
public final class DefinitionLog<V> implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LONGEST_PAUSE_MILLIS = 200;

    private final DefinitionTable<V> table;
    private final DefinitionWriter<V> writer;

    /** @param kafka how clients reach it */
    public DefinitionLog(Topic<V> topic, Map<String, Object> kafka) {
        this.table = new DefinitionTable<>(topic, kafka);
        this.writer = new DefinitionWriter<>(topic, kafka);
    }

    /**
     * All definitions by key, as they are now.
     *
     * @throws HttpProblem 503 while Kafka is slow or away
     */
    public synchronized SortedMap<String, V> read() {
        return orUnavailable(table::read);
    }

    /**
     * Writes one definition, or deletes it where the edit says null; returns once it is durable and every reader sees it.
     *
     * @param edit from all definitions as they are to what shall be under the key; may throw, and may be called again
     * @throws HttpProblem 503 while Kafka is slow or away, or others write all the time; it may be written all the same
     */
    public synchronized @Nullable V write(String key, Function<SortedMap<String, V>, @Nullable V> edit) {
        return orUnavailable(() -> new Edit(key, edit).write());
    }

    private static <T extends @Nullable Object> T orUnavailable(Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaException e) {
            if (DefinitionFailure.of(e) == DefinitionFailure.OTHER) {
                throw e;
            }
            throw HttpProblem.unavailable("The definitions can't be reached", Duration.ofSeconds(1));
        }
    }

    /** One edit, until no other writer comes between what it saw and what it wrote. */
    private final class Edit {

        private final String key;
        private final Function<SortedMap<String, V>, @Nullable V> edit;
        private final long deadline = System.nanoTime() + PATIENCE.toNanos();
        private @Nullable V attempted;

        Edit(String key, Function<SortedMap<String, V>, @Nullable V> edit) {
            this.key = key;
            this.edit = edit;
        }

        @Nullable
        V write() {
            while (true) {
                try {
                    table.readTo(writer.write(key, this::apply));
                    return attempted;
                } catch (KafkaException e) {
                    if (DefinitionFailure.of(e) != DefinitionFailure.OVERTAKEN || System.nanoTime() > deadline) {
                        throw e;
                    }
                    pause();
                }
            }
        }

        /** A commit whose answer was lost looks like one that was fenced: what is there already isn't written again. */
        private DefinitionWriter.Decision<V> apply() {
            SortedMap<String, V> definitions = table.read();
            if (attempted != null && attempted.equals(definitions.get(key))) {
                return DefinitionWriter.Decision.none();
            }
            attempted = edit.apply(definitions);
            return DefinitionWriter.Decision.write(attempted);
        }

        /** At random, so that two writers don't fence one another in step. */
        private static void pause() {
            long millis = ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MILLIS);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    @Override
    public synchronized void close() {
        table.close();
    }
}
