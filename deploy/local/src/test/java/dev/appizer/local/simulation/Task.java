// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** One partition of a stage: its processors share its stores, and take one record after the other, whole. */
final class Task<T> {

    /** No task lets a deadline wait longer. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Map<CapturedPunctuator, Long> since = new HashMap<>();
    private final MockProcessorContext<String, T> context = new MockProcessorContext<>(settings());

    Task(long nowMillis, String... stores) {
        context.setCurrentSystemTimeMs(nowMillis);
        for (String name : stores) {
            KeyValueStore<Bytes, byte[]> store =
                    Stores.inMemoryKeyValueStore(name).get();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.put("processing.exception.handler.global.enabled", true);
        return settings;
    }

    <P extends Processor<String, ?, String, T>> P with(P processor) {
        processor.init(context);
        return processor;
    }

    void delete(String store, Bytes key) {
        context.<KeyValueStore<Bytes, byte[]>>getStateStore(store).delete(key);
    }

    /** Every row of a kind. */
    void deleteAll(String store, String kind) {
        KeyValueStore<Bytes, byte[]> rows = context.getStateStore(store);
        List<Bytes> keys = new ArrayList<>();
        Rows.each(rows, RowKey.of(kind).bytes(), (key, row) -> keys.add(key));
        keys.forEach(rows::delete);
    }

    ReadOnlyKeyValueStore<Bytes, byte[]> store(String name) {
        return context.<KeyValueStore<Bytes, byte[]>>getStateStore(name);
    }

    /** What a record makes of it. */
    <V> List<Record<String, T>> take(Processor<String, V, String, T> processor, String key, @Nullable V value) {
        processor.process(new Record<>(key, value, 0));
        return output();
    }

    /** Sets its clock. */
    void at(long nowMillis) {
        context.setCurrentSystemTimeMs(nowMillis);
    }

    /** Forgets what was to happen, as a process that ends does. */
    void cancelAll() {
        scheduled().forEach(CapturedPunctuator::cancel);
    }

    /** Lets everything happen once of which the time has come. */
    List<Record<String, T>> tick(long nowMillis) {
        List<CapturedPunctuator> due = scheduled().stream()
                .filter(punctuator -> dueAt(punctuator) <= nowMillis)
                .toList();
        for (CapturedPunctuator punctuator : due) {
            since.put(punctuator, nowMillis);
            punctuator.getPunctuator().punctuate(nowMillis);
        }
        return output();
    }

    /** Whether anything is to happen now or soon. */
    boolean isPending(long nowMillis) {
        return scheduled().stream()
                .anyMatch(
                        punctuator -> punctuator.getInterval().compareTo(SOON) <= 0 || dueAt(punctuator) <= nowMillis);
    }

    private List<CapturedPunctuator> scheduled() {
        return context.scheduledPunctuators().stream()
                .filter(punctuator -> !punctuator.cancelled())
                .toList();
    }

    private long dueAt(CapturedPunctuator punctuator) {
        long from = since.computeIfAbsent(punctuator, same -> context.currentSystemTimeMs());
        return from + punctuator.getInterval().toMillis();
    }

    private List<Record<String, T>> output() {
        Stream<Record<String, T>> records = context.forwarded().stream()
                .map(forward ->
                        new Record<>(forward.record().key(), forward.record().value(), 0));
        List<Record<String, T>> output = records.toList();
        context.resetForwards();
        scheduled().forEach(this::dueAt);
        return output;
    }
}
