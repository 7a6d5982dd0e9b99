// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.broker.Ports;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.registry.RegistryUnderTest;
import dev.appizer.topics.AvroSerdes;
import dev.appizer.topics.Topics;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The whole line on a real broker and a real registry, with topics of its own. */
final class RunningLine implements AutoCloseable {

    private static final int PARTITIONS = 3;
    private static final short ONE_COPY = 1;

    private final List<Instance> instances = new ArrayList<>();
    private final List<LineApi> apis = new ArrayList<>();
    private final Topics topics;
    private final CaughtUp caughtUp;
    private final LineRecords records;

    /** Creates the topics, and makes as many instances as asked for; nothing is started. */
    private RunningLine(KafkaUnderTest kafka, RegistryUnderTest registry, Path directory, int count, boolean forked) {
        String prefix = kafka.freshPrefix();
        topics = Topics.of(prefix, PARTITIONS, new AvroSerdes(Map.of(RegistryConfig.URL, registry.url())));
        kafka.createTopics(
                topics.all().stream().map(topic -> topic.create(ONE_COPY)).toList());
        caughtUp = new CaughtUp(kafka.admin(), topics, prefix);
        records = new LineRecords(kafka.bootstrapServers());
        HttpClient http = HttpClient.newHttpClient();
        for (int port : Ports.free(count)) {
            String url = "http://127.0.0.1:" + port;
            Map<String, String> settings = Map.ofEntries(
                    Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                    Map.entry("schema.registry.url", registry.url()),
                    Map.entry("topics.prefix", prefix),
                    Map.entry("topics.partitions", Integer.toString(PARTITIONS)),
                    Map.entry("http.host", "127.0.0.1"),
                    Map.entry("http.port", Integer.toString(port)),
                    Map.entry("advertised.url", url),
                    Map.entry(
                            "state.directory",
                            directory.resolve("state-" + port).toString()),
                    Map.entry("commit.interval", "30ms"),
                    Map.entry("streams.main.consumer.session.timeout.ms", "6000"),
                    Map.entry("streams.main.consumer.heartbeat.interval.ms", "1000"));
            instances.add(
                    forked
                            ? new ForkedInstance(settings, Path.of("target", "under-test", prefix + port + ".log"))
                            : new OwnInstance(settings));
            apis.add(new LineApi(http, url));
        }
    }

    /** Starts as many instances in this JVM. */
    static RunningLine start(KafkaUnderTest kafka, RegistryUnderTest registry, Path directory, int count)
            throws InterruptedException {
        return new RunningLine(kafka, registry, directory, count, false).started();
    }

    /** Starts as many instances, each in a JVM of its own, which can be killed. */
    static RunningLine fork(KafkaUnderTest kafka, RegistryUnderTest registry, Path directory, int count)
            throws InterruptedException {
        return new RunningLine(kafka, registry, directory, count, true).started();
    }

    private RunningLine started() throws InterruptedException {
        for (Instance instance : instances) {
            instance.start();
        }
        return this;
    }

    List<Instance> instances() {
        return instances;
    }

    /** One for each instance. */
    List<LineApi> apis() {
        return apis;
    }

    LineApi api() {
        return apis.get(0);
    }

    Topics topics() {
        return topics;
    }

    LineRecords records() {
        return records;
    }

    CaughtUp caughtUp() {
        return caughtUp;
    }

    @Override
    public void close() {
        try {
            for (Instance instance : instances) {
                instance.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while it stopped", e);
        }
    }
}
