// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.child.PlainTopics;
import dev.appizer.bench.child.ProducerMain;
import dev.appizer.bench.lab.Backlog;
import dev.appizer.bench.lab.Jvm;
import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.load.PlainRecords.Kind;
import dev.appizer.bench.report.Outcome;
import dev.appizer.broker.child.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Kafka's own limit: a producer that does nothing else.
 *
 * @param kind of its records
 * @param inFlight how many may wait for their acknowledgement at once; 0: as many as it takes
 */
record PlainProducerRow(String name, String what, Kind kind, int inFlight) implements BenchRow {

    private static final Duration STOP = Duration.ofSeconds(15);

    static BenchRow plain() {
        return new PlainProducerRow(
                "plain-producer",
                "a Kafka producer with the gateway's settings, records made beforehand",
                Kind.PROPERTIES,
                0);
    }

    /** What is left of the gateway's work where nothing but the sending remains. */
    static BenchRow raw() {
        return new PlainProducerRow("raw-producer", "the same with the records that the gateway makes", Kind.RAW, 0);
    }

    /** The producer's part in single calls: as many records under way as there are callers who wait for theirs. */
    static BenchRow single() {
        int callers = GatewayRow.SINGLE_CALLERS;
        return new PlainProducerRow(
                "raw-single", "the same, each record of " + callers + " awaited before the next", Kind.RAW, callers);
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        PlainTopics topics = PlainTopics.of("bench." + name + ".", Lab.PARTITIONS);
        lab.create(topics.all());
        ChildJvm child = start(lab, topics.records().name());
        try {
            return Repetitions.of(
                    lab.watch(child.pid()).until(Long.MAX_VALUE, () -> Backlog.all(lab.admin(), topics.records())));
        } finally {
            child.stop(STOP);
        }
    }

    private ChildJvm start(Lab lab, String topic) {
        Path log = lab.directory().resolve(name + ".log");
        try {
            return Jvm.command(
                            ProducerMain.class,
                            List.of(lab.bootstrapServers(), topic, kind.name(), String.valueOf(inFlight)),
                            log)
                    .startSilently();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
