// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.rebuild;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;

import dev.appizer.streams.rebuild.Rebuilding.Turn;
import dev.appizer.streams.topology.Replay;
import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Makes the state of an application anew from the topics, while no instance of it runs: forgets what it has, reads again
 * what it had read, erasures before anything else, and tells the world only where the result differs from what it was told.
 * The state that comes out is the application's own, in its changelogs; its instances go on from where they were. If it is
 * broken off, it has to be run again.
 */
public final class Rebuild {

    private static final Duration STOPPING = Duration.ofMinutes(2);
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 200;
    private static final int QUIET_LOOKS = 10;

    private final String applicationId;
    private final Rebuilding rebuilding;
    private final Map<String, Object> properties;
    private final Map<String, Object> kafka;
    private final Admin admin;
    private final Places places;
    private final Duration leaving;
    private final Consumer<String> progress;

    /**
     * Prepares one.
     *
     * @param properties of Kafka Streams, as an instance has them
     * @param kafka how clients reach it
     * @param admin stays the caller's to close
     * @param leaving how long to wait until nobody is in the group, as it takes whoever was killed
     * @param progress is told how far it is, in sentences
     */
    public Rebuild(
            Rebuilding rebuilding,
            Map<String, Object> properties,
            Map<String, Object> kafka,
            Admin admin,
            Duration leaving,
            Consumer<String> progress) {
        this.applicationId = (String) Objects.requireNonNull(properties.get(StreamsConfig.APPLICATION_ID_CONFIG));
        this.rebuilding = rebuilding;
        this.properties = properties;
        this.kafka = kafka;
        this.admin = admin;
        this.places = new Places(admin, applicationId);
        this.leaving = leaving;
        this.progress = progress;
    }

    /**
     * Does it, from the start or once more.
     *
     * @throws RebuildException where it can't be done now, or can't be done rightly
     */
    public void run() throws InterruptedException {
        if ("streams".equalsIgnoreCase(String.valueOf(properties.get(StreamsConfig.GROUP_PROTOCOL_CONFIG)))) {
            throw new RebuildException("A reset needs group.protocol=classic, and so do the instances before it.");
        }
        awaitNobody();
        Begun begun = new Begun(admin, kafka, applicationId);
        Map<TopicPartition, Long> bounds = begun.bounds();
        boolean isFirst = bounds.isEmpty();
        if (isFirst) {
            bounds = bounds();
        }
        rebuilding.prepare(new ToldRecords(kafka), bounds);
        if (isFirst) {
            begun.begin(bounds);
            awaitNobody();
        }
        forget();
        createStandIns();
        if (!rebuilding.first().isEmpty()) {
            progress.accept("Reading what was erased");
            replay(bounds, rebuilding.first(), Turn.FIRST);
        }
        progress.accept("Reading everything else");
        replay(bounds, rebuilding.inputs(), Turn.THEN);
        goOnFrom(bounds);
        places.delete(new HashSet<>(standIns().values()));
        begun.end();
    }

    private void awaitNobody() throws InterruptedException {
        long deadline = System.nanoTime() + leaving.toNanos();
        for (long members = members(); members > 0; members = members()) {
            if (System.nanoTime() > deadline) {
                throw new RebuildException(
                        "Instances of " + applicationId + " still run (" + members + " threads); stop them all first.");
            }
            progress.accept("Waiting until nobody is in the group " + applicationId + " (" + members + " are)");
            Thread.sleep(TELL_EVERY.toMillis());
        }
    }

    private long members() throws InterruptedException {
        return places.members(clientId -> true);
    }

    /** An instance that came back, after a pause or behind a broken network, reads and tells what it must not. */
    private void requireNobodyElse() throws InterruptedException {
        if (places.members(clientId -> !clientId.startsWith(clientId())) > 0) {
            throw new RebuildException(
                    "An instance of " + applicationId + " has come back; stop it, and run this again.");
        }
    }

    private String clientId() {
        return applicationId + "-reset";
    }

    /** Up to where everything was read, if all of it is still there. Of what it wrote itself all that is there. */
    private Map<TopicPartition, Long> bounds() throws InterruptedException {
        Set<TopicPartition> inputs = new HashSet<>(Places.partitions(rebuilding.inputs()));
        Map<TopicPartition, Long> bounds = places.finallyCommitted();
        bounds.keySet().retainAll(inputs);
        if (bounds.isEmpty()) {
            throw new RebuildException(applicationId + " has read nothing yet, so there is nothing to rebuild.");
        }
        if (rebuilding.needsAll()) {
            places.beginnings(bounds.keySet()).forEach(Rebuild::requireFirst);
        }
        inputs.forEach(partition -> bounds.putIfAbsent(partition, 0L));
        bounds.putAll(places.ends(Places.partitions(rebuilding.own())));
        return bounds;
    }

    private static void requireFirst(TopicPartition partition, long beginning) {
        if (beginning > 0) {
            throw new RebuildException("The first " + beginning + " records of " + partition
                    + " have expired: what they said would be lost, and told as a change.");
        }
    }

    private void forget() throws InterruptedException {
        Set<String> own = new TreeSet<>(places.own());
        own.remove(Begun.topic(applicationId));
        progress.accept("Forgetting the state: " + own.size() + " topics");
        places.delete(own);
    }

    private Map<String, String> standIns() {
        return replaced().stream().collect(Collectors.toMap(Topic::name, this::standIn));
    }

    /** What is written all the same, to another topic. */
    private List<Topic<?>> replaced() {
        List<Topic<?>> replaced = new ArrayList<>(rebuilding.loops());
        rebuilding.facts().forEach(fact -> replaced.add(fact.topic()));
        return replaced;
    }

    private String standIn(Topic<?> topic) {
        return applicationId + "-rebuilt-" + topic.name();
    }

    private void createStandIns() throws InterruptedException {
        List<NewTopic> topics = replaced().stream()
                .map(topic -> new NewTopic(standIn(topic), topic.partitions(), (short) -1)
                        .configs(Map.of("retention.ms", "-1")))
                .toList();
        Places.get(admin.createTopics(topics).all());
    }

    private void replay(Map<TopicPartition, Long> bounds, Collection<Topic<?>> topics, Turn turn)
            throws InterruptedException {
        Map<TopicPartition, Long> from = new HashMap<>(bounds);
        from.putAll(places.beginnings(Places.partitions(topics)));
        from.putAll(committedOfItsOwn());
        places.commitAnew(from);
        Replay replay = new Replay(standIns(), bounds, new Selected(turn));
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try (KafkaStreams streams = streams(replay)) {
            streams.setUncaughtExceptionHandler(thrown -> {
                failure.compareAndSet(null, thrown);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.start();
            await(streams, bounds, failure);
            if (turn == Turn.THEN) {
                reconcile(streams);
                requireNobodyElse();
            }
            streams.close(CloseOptions.timeout(STOPPING).withGroupMembershipOperation(LEAVE_GROUP));
        }
        awaitNobody();
    }

    private final class Selected implements Replay.Selection {

        private final Turn turn;

        Selected(Turn turn) {
            this.turn = turn;
        }

        @Override
        public boolean admits(RecordMetadata place, @Nullable Object value) {
            return rebuilding.turn(value) == turn
                    && !rebuilding.isLeftOut(place.topic(), place.partition(), place.offset());
        }

        @Override
        public @Nullable Object read(@Nullable Object value) {
            return rebuilding.read(value);
        }
    }

    private KafkaStreams streams(Replay replay) {
        Properties config = new Properties();
        config.putAll(properties);
        config.put(StreamsConfig.CLIENT_ID_CONFIG, clientId());
        return new KafkaStreams(rebuilding.topology(new TopologyConfig(new StreamsConfig(config)), replay), config);
    }

    private void await(
            KafkaStreams streams, Map<TopicPartition, Long> bounds, AtomicReference<@Nullable Throwable> failure)
            throws InterruptedException {
        long nextLine = System.nanoTime() + TELL_EVERY.toNanos();
        Map<TopicPartition, Long> last = Map.of();
        int quiet = 0;
        while (quiet < QUIET_LOOKS) {
            @Nullable Throwable failed = failure.get();
            if (failed != null) {
                throw new RebuildException("The rebuild of " + applicationId + " failed; run it again.", failed);
            }
            requireNobodyElse();
            Map<TopicPartition, Long> committed = places.committed();
            bounds.forEach((partition, bound) -> committed.computeIfPresent(
                    partition, (same, offset) -> Math.min(offset, bound))); // what is behind is left out
            boolean done = streams.state() == KafkaStreams.State.RUNNING
                    && isReadUpTo(committed, bounds)
                    && isReadUpTo(committed, places.ends(places.partitions(sourcesOfItsOwn())))
                    && rebuilding.isSettled(streams);
            quiet = done && committed.equals(last) ? quiet + 1 : 0;
            last = committed;
            if (System.nanoTime() > nextLine) {
                nextLine = System.nanoTime() + TELL_EVERY.toNanos();
                progress.accept(done(committed, bounds));
            }
            Thread.sleep(LOOK_MILLIS);
        }
        progress.accept(done(last, bounds));
    }

    private static boolean isReadUpTo(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private static String done(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> bounds) {
        long all = bounds.values().stream().mapToLong(Long::longValue).sum();
        long done = bounds.entrySet().stream()
                .mapToLong(bound -> Math.min(bound.getValue(), committed.getOrDefault(bound.getKey(), 0L)))
                .sum();
        return String.format(Locale.ROOT, "%,d of %,d offsets", done, all);
    }

    /** Where it is in what it wrote to itself, here too where nothing was read yet. */
    private Map<TopicPartition, Long> committedOfItsOwn() throws InterruptedException {
        Map<TopicPartition, Long> committed = places.finallyCommitted();
        return places.partitions(sourcesOfItsOwn()).stream()
                .collect(Collectors.toMap(partition -> partition, partition -> committed.getOrDefault(partition, 0L)));
    }

    /** The topics of the rebuild from which the application reads what it wrote. */
    private Set<String> sourcesOfItsOwn() throws InterruptedException {
        Set<String> loops = rebuilding.loops().stream().map(this::standIn).collect(Collectors.toSet());
        return places.own().stream()
                .filter(name -> isRepartition(name) || loops.contains(name))
                .collect(Collectors.toSet());
    }

    private static boolean isRepartition(String topic) {
        return topic.endsWith("-repartition");
    }

    private void reconcile(KafkaStreams streams) {
        try (Corrections corrections = new Corrections(kafka, applicationId + "-corrections")) {
            rebuilding.reconcile(streams, this::news, corrections);
            Map<String, Long> written = corrections.commit();
            progress.accept(
                    written.isEmpty()
                            ? "Nothing differs from what was told"
                            : "What differs from what was told is corrected, in records: " + written);
        }
    }

    private <V> void news(Rebuilding.Fact<V> fact, Consumer<V> visitor) {
        ToldRecords told = new ToldRecords(kafka);
        Topic<V> topic = fact.topic();
        Set<String> known = new HashSet<>();
        told.each(topic, (value, partition, offset) -> known.add(fact.name().apply(value)));
        told.each(standIn(topic), topic.partitions(), record -> {
            V value = topic.value().deserializer().deserialize(topic.name(), record.value());
            if (known.add(fact.name().apply(value))) {
                visitor.accept(value);
            }
        });
    }

    /** From what others wrote it had read so much; what it wrote to itself before is in the state. */
    private void goOnFrom(Map<TopicPartition, Long> bounds) throws InterruptedException {
        Map<TopicPartition, Long> from = new HashMap<>(places.ends(Places.partitions(rebuilding.loops())));
        from.putAll(bounds);
        from.putAll(committedOfItsOwn());
        Set<String> read = Stream.concat(rebuilding.inputs().stream(), rebuilding.loops().stream())
                .filter(topic -> !rebuilding.readOnce().contains(topic))
                .map(Topic::name)
                .collect(Collectors.toSet());
        from.keySet().removeIf(partition -> !read.contains(partition.topic()) && !isRepartition(partition.topic()));
        places.commitAnew(from);
    }
}
