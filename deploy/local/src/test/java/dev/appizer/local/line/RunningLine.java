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
import java.util.TreeMap;
import java.util.function.Function;

/** The whole line on a real broker and a real registry, with topics of its own. */
final class RunningLine implements AutoCloseable {

    private static final int PARTITIONS = 3;
    private static final short ONE_COPY = 1;

    private final List<Instance> instances = new ArrayList<>();
    private final List<LineApi> apis = new ArrayList<>();
    private final Map<String, String> common;
    private final Topics topics;
    private final CaughtUp caughtUp;
    private final LineRecords records;

    /** Creates the topics; there are no instances yet. */
    private RunningLine(KafkaUnderTest kafka, RegistryUnderTest registry) {
        String prefix = kafka.freshPrefix();
        topics = Topics.of(prefix, PARTITIONS, new AvroSerdes(Map.of(RegistryConfig.URL, registry.url())));
        kafka.createTopics(
                topics.all().stream().map(topic -> topic.create(ONE_COPY)).toList());
        caughtUp = new CaughtUp(kafka.admin(), topics, prefix);
        records = new LineRecords(kafka.bootstrapServers());
        common = Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "schema.registry.url", registry.url(),
                "topics.prefix", prefix,
                "topics.partitions", Integer.toString(PARTITIONS),
                "http.host", "127.0.0.1",
                "commit.interval", "30ms",
                "erasure.hash.key", "a secret of tests",
                "streams.main.consumer.session.timeout.ms", "6000",
                "streams.main.consumer.heartbeat.interval.ms", "1000",
                // Whoever comes back takes over a part at once, not when it has been warm for ten minutes.
                "streams.acceptable.recovery.lag", "1000000");
    }

    /** Starts as many instances in this JVM. */
    static RunningLine start(KafkaUnderTest kafka, RegistryUnderTest registry, Path directory, int count)
            throws InterruptedException {
        RunningLine line = new RunningLine(kafka, registry);
        line.add(directory, count, Map.of(), OwnInstance::new);
        return line.started();
    }

    /**
     * Starts as many instances, each in a JVM of its own, which can be killed.
     *
     * @param more settings, besides those that every line under test has
     */
    static RunningLine fork(
            KafkaUnderTest kafka, RegistryUnderTest registry, Path directory, int count, Map<String, String> more)
            throws InterruptedException {
        RunningLine line = new RunningLine(kafka, registry);
        line.add(directory, count, more, settings -> new ForkedInstance(settings, log(settings)));
        return line.started();
    }

    private static Path log(Map<String, String> settings) {
        return Path.of("target", "under-test", settings.get("topics.prefix") + settings.get("http.port") + ".log");
    }

    private void add(
            Path directory, int count, Map<String, String> more, Function<Map<String, String>, Instance> maker) {
        HttpClient http = HttpClient.newHttpClient();
        for (int port : Ports.free(count)) {
            String url = "http://127.0.0.1:" + port;
            Map<String, String> settings = new TreeMap<>(common);
            settings.put("http.port", Integer.toString(port));
            settings.put("advertised.url", url);
            settings.put("state.directory", directory.resolve("state-" + port).toString());
            settings.putAll(more);
            instances.add(maker.apply(settings));
            apis.add(new LineApi(http, url));
        }
    }

    private RunningLine started() throws InterruptedException {
        startAll();
        return this;
    }

    /** Starts all instances at the same time; returns when all are ready. */
    void startAll() throws InterruptedException {
        AtOnce.run(
                instances.size(),
                instances.stream().<AtOnce.Act>map(instance -> instance::start).toList());
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
