// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.lab;

import dev.appizer.bench.measure.Watch;
import dev.appizer.broker.ForkedNode;
import dev.appizer.broker.KafkaNodeConfig;
import dev.appizer.broker.TopicAdmin;
import dev.appizer.local.registry.LocalRegistry;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.service.metrics.Metrics;
import dev.appizer.topics.AvroSerdes;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * What every row stands on: a real broker in a process of its own, a registry, and a place for state. The registry and
 * the callers share this process, whose CPU time nobody counts.
 */
public final class Lab implements AutoCloseable {

    /** Of every topic that is measured. */
    public static final int PARTITIONS = 4;

    /** The default of ours. */
    public static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final short ONE_COPY = 1;

    private final Effort effort;
    private final Progress progress;
    private final Scratch scratch;
    private final Path kept;
    private final ForkedNode broker;
    private final Vertx vertx = Vertx.vertx();
    private final Metrics metrics = new Metrics();
    private final LocalRegistry registry;
    private final Admin admin;
    private final Map<String, Workspace> workspaces = new HashMap<>();

    private Lab(Effort effort, Progress progress, Scratch scratch, Path kept, ForkedNode broker) {
        this.effort = effort;
        this.progress = progress;
        this.scratch = scratch;
        this.kept = kept;
        this.broker = broker;
        this.registry = LocalRegistry.start(vertx, broker.bootstrapServers(), 0, metrics.registry());
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /**
     * Starts the broker and the registry.
     *
     * @param kept the directory for what takes long to make and is kept from one run to the next; null where nothing is
     */
    public static Lab open(Effort effort, @Nullable Path kept, Progress progress) {
        Scratch scratch = Scratch.create();
        progress.tell("lab", "starting a broker in " + scratch.directory());
        ForkedNode broker =
                ForkedNode.start(KafkaNodeConfig.single(scratch.directory().resolve("kafka")), Jvm.OF_BROKER, PATIENCE);
        return new Lab(effort, progress, scratch, kept == null ? scratch.directory() : kept, broker);
    }

    public Effort effort() {
        return effort;
    }

    public Progress progress() {
        return progress;
    }

    public Path directory() {
        return scratch.directory();
    }

    /** Where what takes long to make is put, and may be from the last run. */
    public Path kept() {
        return kept;
    }

    /** Where all stages keep their stores. */
    Path stateDirectory() {
        return directory().resolve("state");
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public String registryUrl() {
        return registry.url();
    }

    public Vertx vertx() {
        return vertx;
    }

    public Admin admin() {
        return admin;
    }

    /** Watches a process that has started. */
    public Watch watch(long pid) {
        return watch(pid, 1);
    }

    /**
     * Watches a process that has started and does the work of several.
     *
     * @param parts how many: each has to be warm, so each gets the CPU time of a row
     */
    public Watch watch(long pid, int parts) {
        return watch(pid, effort.watching().multipliedBy(parts));
    }

    /** Watches a process that has started, for this much of its CPU time. */
    public Watch watch(long pid, Duration most) {
        return new Watch(pid, broker.pid(), PATIENCE, most);
    }

    /** Topics of the system for rows that share the name; made when first asked for. */
    public Workspace workspace(String name) {
        return workspaces.computeIfAbsent(name, this::make);
    }

    private Workspace make(String name) {
        String prefix = "bench." + name + ".";
        Topics topics = Topics.of(prefix, PARTITIONS, new AvroSerdes(Map.of(RegistryConfig.URL, registry.url())));
        create(topics.all());
        return new Workspace(prefix, topics);
    }

    /** Makes sure of topics. */
    public void create(List<? extends Topic<?>> topics) {
        TopicAdmin.ensure(
                admin, topics.stream().map(topic -> topic.create(ONE_COPY)).toList(), PATIENCE);
    }

    /** What the lab left behind goes with it. */
    @Override
    public void close() {
        admin.close();
        registry.close();
        metrics.close();
        vertx.close().await();
        broker.kill();
        scratch.close();
    }
}
