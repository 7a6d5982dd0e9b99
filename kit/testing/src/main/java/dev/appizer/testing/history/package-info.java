/**
 * Histories: what clients send, in their order, as a model of its own that knows neither Avro nor Kafka.
 *
 * <p>A {@link dev.appizer.testing.history.HistoryGenerator} makes a {@link dev.appizer.testing.history.History} of
 * {@link dev.appizer.testing.history.Step}s from a seed. A {@link dev.appizer.testing.history.Call} can be posted
 * as it is; once the time of its acceptance is known it is a {@link dev.appizer.testing.history.Message}, which is what
 * the reference reader reads.
 *
 * <pre>
 *   generator ─→ History of calls ─ posted, read back from the topic ─→ messages ─→ ReferenceReader
 *                        └────────── received(start, between) ───────────────┘   (pure tests)
 * </pre>
 */
@NullMarked
package dev.appizer.testing.history;

import org.jspecify.annotations.NullMarked;
