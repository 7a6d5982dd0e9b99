// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.child.PlainTopics;
import dev.appizer.bench.child.StateHop;
import dev.appizer.bench.lab.Backlog;
import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.ServiceProcess;
import dev.appizer.bench.lab.Workspace;
import dev.appizer.bench.load.PlainRecords;
import dev.appizer.bench.report.Outcome;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;

/** The least that a stage with state can cost. */
final class StateHopRow implements BenchRow {

    /** It is much faster than a stage, and shall be watched for as long. */
    private static final int TIMES_AS_MANY = 2;

    @Override
    public String name() {
        return "rocksdb-hop";
    }

    @Override
    public String what() {
        return "a Kafka Streams hop of one RocksDB get and one put, changelog on, cache off";
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        Workspace workspace = lab.workspace("hop");
        PlainTopics topics = PlainTopics.of(workspace.prefix(), Lab.PARTITIONS);
        lab.create(topics.all());
        long events = fill(lab, topics.records().name());
        try (ServiceProcess hop = ServiceProcess.start(lab, workspace, List.of(StateHop.NAME), Lab.COMMIT_INTERVAL)) {
            Backlog backlog = new Backlog(lab.admin(), topics.records(), workspace.group(StateHop.NAME));
            return Repetitions.of(lab.watch(hop.pid()).until(events, () -> events - backlog.getAsLong()));
        }
    }

    private static long fill(Lab lab, String topic) {
        long events = (long) TIMES_AS_MANY * lab.effort().events();
        try (KafkaProducer<String, byte[]> producer = PlainRecords.producer(lab.bootstrapServers())) {
            PlainRecords records = new PlainRecords(producer, topic, PlainRecords.Kind.PROPERTIES);
            for (long n = 0; n < events; n++) {
                records.send(n, () -> {});
            }
        }
        return events;
    }
}
