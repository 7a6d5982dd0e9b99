// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.broker.Ports;
import dev.appizer.local.instance.Deployment;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.testing.kafka.RunningKafka;
import dev.appizer.testing.registry.RegistryUnderTest;
import dev.appizer.topics.AvroSerdes;
import dev.appizer.topics.Topics;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The whole line on a real broker and a real registry, with topics of its own. */
final class RunningLine implements AutoCloseable {

    private static final int PARTITIONS = 3;
    private static final short AS_THE_BROKER_DOES = -1;

    private final List<Instance> instances = new ArrayList<>();
    private final List<LineApi> apis = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String prefix;
    private final Map<String, String> common;
    private final Topics topics;
    private final CaughtUp caughtUp;
    private final LineRecords records;

    /** Creates the topics; there are no instances yet. */
    private RunningLine(RunningKafka kafka, RegistryUnderTest registry) {
        prefix = kafka.freshPrefix();
        topics = Topics.of(prefix, PARTITIONS, new AvroSerdes(Map.of(RegistryConfig.URL, registry.url())));
        kafka.createTopics(topics.all().stream()
                .map(topic -> topic.create(AS_THE_BROKER_DOES))
                .toList());
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
    static RunningLine start(RunningKafka kafka, RegistryUnderTest registry, Path directory, int count)
            throws InterruptedException {
        RunningLine line = new RunningLine(kafka, registry);
        for (int port : Ports.free(count)) {
            line.add(port, new OwnInstance(line.settings(directory, port)));
        }
        return line.started();
    }

    /**
     * Starts as many instances, each in a JVM of its own, which can be killed.
     *
     * @param more settings, besides those that every line under test has
     */
    static RunningLine fork(
            RunningKafka kafka, RegistryUnderTest registry, Path directory, int count, Map<String, String> more)
            throws InterruptedException {
        RunningLine line = new RunningLine(kafka, registry);
        for (int port : Ports.free(count)) {
            line.add(port, line.forked(List.of(LineService.values()), directory, port, more));
        }
        return line.started();
    }

    /** The same with every service of every instance in a JVM of its own. */
    static RunningLine forkApart(
            RunningKafka kafka, RegistryUnderTest registry, Path directory, int count, Map<String, String> more)
            throws InterruptedException {
        RunningLine line = new RunningLine(kafka, registry);
        LineService[] services = LineService.values();
        Iterator<Integer> ports = Ports.free(count * services.length).iterator();
        for (int instance = 0; instance < count; instance++) {
            Map<LineService, String> urls = new EnumMap<>(LineService.class);
            for (LineService service : services) {
                int port = ports.next();
                urls.put(service, url(port));
                line.instances.add(line.forked(List.of(service), directory, port, more));
            }
            line.apis.add(new LineApi(line.http, path -> urls.get(LineService.at(path))));
        }
        return line.started();
    }

    private void add(int port, Instance instance) {
        instances.add(instance);
        apis.add(new LineApi(http, path -> url(port)));
    }

    private Instance forked(List<LineService> services, Path directory, int port, Map<String, String> more) {
        Map<String, String> settings = settings(directory, port);
        settings.putAll(more);
        Path log = Path.of("target", "under-test", prefix + port + ".log");
        return new ForkedInstance(services, settings, log);
    }

    private Map<String, String> settings(Path directory, int port) {
        Map<String, String> settings = new TreeMap<>(common);
        settings.put("http.port", Integer.toString(port));
        settings.put("advertised.url", url(port));
        settings.put("state.directory", directory.resolve("state-" + port).toString());
        return settings;
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
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

    /** Stops all instances in order. */
    void stopAll() throws InterruptedException {
        for (Instance instance : instances) {
            instance.stop();
        }
    }

    /** Makes the state of an application anew, while none of its instances runs. */
    void reset(StreamsApplication application, Path directory, Consumer<String> progress) throws InterruptedException {
        LineInstance.reset(application, settings(directory, Ports.free(1).get(0)), progress);
    }

    /** As the tools find it. */
    Deployment described() {
        return new Deployment(
                Map.of("bootstrap.servers", setting("kafka.bootstrap.servers")),
                Map.of("schema.registry.url", setting("schema.registry.url")),
                prefix);
    }

    private String setting(String name) {
        return Objects.requireNonNull(common.get(name));
    }

    List<Instance> instances() {
        return instances;
    }

    /** The same, where they have JVMs of their own. */
    List<ForkedInstance> forked() {
        return instances.stream().map(ForkedInstance.class::cast).toList();
    }

    /** The consumer group of a stage. */
    String group(LineService stage) {
        return StreamsApplication.id(prefix, stage.definition().name());
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
            stopAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while it stopped", e);
        }
    }
}
