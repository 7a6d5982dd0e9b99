// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import dev.appizer.service.keys.KeyedHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was erased, and up to when it was received: by keyed hashes, since the ids themselves are to be forgotten.
 *
 * @param lines in microseconds since the epoch, by hash
 */
public record ErasedLines(KeyedHash hash, Map<String, Long> lines) {

    /** @throws IllegalStateException where something was erased, and there is no key */
    public ErasedLines {
        if (!lines.isEmpty()) {
            hash.require();
        }
    }

    /** These and more; the same where those bring nothing new. */
    public ErasedLines and(List<Batch.Erasure> erasures) {
        Map<String, Long> more = new HashMap<>(lines);
        for (Batch.Erasure erasure : erasures) {
            more.merge(hash.of(erasure.identifier()), erasure.before(), Math::max);
        }
        return more.equals(lines) ? this : new ErasedLines(hash, more);
    }

    /** Those that stay. */
    public List<Batch.Event> without(List<Batch.Event> events) {
        if (lines.isEmpty()) {
            return List.copyOf(events);
        }
        Map<String, Long> known = new HashMap<>();
        return events.stream()
                .filter(event -> event.identifier() == null
                        || event.receivedAt() >= known.computeIfAbsent(event.identifier(), this::line))
                .toList();
    }

    /** Everything of the identifier that was received before this is gone. */
    private long line(String identifier) {
        return lines.getOrDefault(hash.of(identifier), Long.MIN_VALUE);
    }
}
