// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.child.PlainTopics;
import dev.appizer.bench.child.ProducerMain;
import dev.appizer.bench.lab.Backlog;
import dev.appizer.bench.lab.Jvm;
import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.report.Outcome;
import dev.appizer.broker.child.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Kafka's own limit: a producer that does nothing else. */
final class PlainProducerRow implements BenchRow {

    private static final Duration STOP = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "plain-producer";
    }

    @Override
    public String what() {
        return "a Kafka producer with the gateway's settings, records made beforehand";
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        PlainTopics topics = PlainTopics.of("bench.producer.", Lab.PARTITIONS);
        lab.create(topics.all());
        String topic = topics.records().name();
        ChildJvm child = start(lab, topic);
        try {
            return Repetitions.of(lab.watch(child.pid()).until(Long.MAX_VALUE, () -> Backlog.all(lab.admin(), topic)));
        } finally {
            child.stop(STOP);
        }
    }

    private static ChildJvm start(Lab lab, String topic) {
        Path log = lab.directory().resolve("producer.log");
        try {
            return Jvm.command(ProducerMain.class, List.of(lab.bootstrapServers(), topic), log)
                    .startSilently();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
