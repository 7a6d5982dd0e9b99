// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import dev.appizer.analytics.answer.Funnels;
import dev.appizer.analytics.answer.Retentions;
import dev.appizer.analytics.answer.Trends;
import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.EventStore;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store and the reader of the same events, who are asked the same. */
final class Truth {

    private static final Logger LOG = LoggerFactory.getLogger(Truth.class);
    private static final int BATCH = 50_000;
    private static final int PARTITIONS = 4;
    private static final int SHOWN = 5;

    private final ManyEvents made;
    private final EventStore store;
    private final Tests tests = new Tests();
    private final EventArrays events;
    private final Owners owners;
    private final List<Batch.Event> batch = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private int taken;

    Truth(ManyEvents made, EventStore store) {
        this.made = made;
        this.store = store;
        this.events = new EventArrays(made.count());
        this.owners = new Owners(made.people());
    }

    void load() {
        long begin = System.nanoTime();
        store.write(new Batch(List.of(), List.of(), owners.known(), List.of(), Map.of()));
        made.each(event -> {
            events.add(event);
            batch.add(event.toStore(taken % PARTITIONS, taken / PARTITIONS));
            taken++;
            if (batch.size() == BATCH) {
                write();
            }
        });
        write();
        LOG.info("{} events in {} ms", taken, millis(begin));
    }

    private void write() {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            next.put(new TopicPartition("events", partition), (long) (taken + PARTITIONS - 1 - partition) / PARTITIONS);
        }
        store.write(new Batch(List.copyOf(batch), List.of(), List.of(), List.of(), next));
        batch.clear();
    }

    void join(int aliases) {
        long begin = System.nanoTime();
        store.write(new Batch(List.of(), owners.join(aliases, made.seed()), List.of(), List.of(), Map.of()));
        LOG.info("{} aliases in {} ms", aliases, millis(begin));
    }

    /** Asks everything, as days are in a zone. */
    void ask(ZoneId zone) {
        BruteReader reader = new BruteReader(events, owners, tests);
        Lives lives = new Lives(reader);
        Asked asked = new Asked(made.start(), zone, tests);
        Stream.concat(asked.trends().stream(), asked.filtered().stream())
                .forEach(question -> compare(
                        question,
                        one -> Trends.of(store, one),
                        answer -> BruteTrend.differences(answer, question, reader)));
        asked.funnels()
                .forEach(question -> compare(
                        question,
                        one -> Funnels.of(store, one),
                        answer -> BruteFunnel.differences(answer, question, reader, lives)));
        asked.retentions()
                .forEach(question -> compare(
                        question,
                        one -> Retentions.of(store, one),
                        answer -> BruteRetention.differences(answer, question, reader, lives)));
    }

    private <Q, A> void compare(Q question, Function<Q, A> answer, Function<A, List<String>> check) {
        long begin = System.nanoTime();
        A answered = answer.apply(question);
        long asked = millis(begin);
        List<String> found = check.apply(answered);
        LOG.info("{} ms, {} ms by the other reader: {}", asked, millis(begin) - asked, question);
        found.stream().limit(SHOWN).forEach(difference -> differences.add(question + ": " + difference));
    }

    private static long millis(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    /** What the two do not agree in. */
    List<String> differences() {
        return differences;
    }
}
