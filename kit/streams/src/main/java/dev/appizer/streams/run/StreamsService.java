// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;

import dev.appizer.service.Health;
import dev.appizer.service.Service;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.http.Routes;
import dev.appizer.service.kafka.PartitionReadiness;
import dev.appizer.service.kafka.Patience;
import dev.appizer.service.kafka.SchemaReadiness;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.streams.metrics.StageMeters;
import dev.appizer.streams.metrics.Traffic;
import dev.appizer.streams.query.Owners;
import dev.appizer.streams.rebuild.Begun;
import dev.appizer.topics.Topic;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a stream application in a process. It is ready while it runs, and alive unless it has failed. */
public final class StreamsService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);

    private final StreamsApplication application;
    private final ServiceContext context;
    private final StreamsApplication.Parts parts;
    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final StageMeters meters;
    private final Set<String> sources;
    private final Owners owners;
    private final Patience patience = new Patience();
    private final String applicationId;
    private final LocalState state;
    private final AtomicBoolean noted = new AtomicBoolean();
    private final RestoreProgress restore;
    private final GroupMembershipOperation onStop;
    private @Nullable ClockWatch clock;

    private StreamsService(StreamsApplication application, ServiceContext context) {
        this.application = application;
        this.context = context;
        this.parts = application.parts().apply(context);
        Traffic traffic = new Traffic(application.name(), context.meters());
        Map<String, Object> properties = StreamsProperties.of(application, parts, context);
        StreamsProperties.watch(properties, traffic);
        this.applicationId =
                StreamsApplication.id(context.settings().get(CommonSettings.TOPICS_PREFIX), application.name());
        this.state = new LocalState(StreamsSettings.of(context.settings()).stateDirectory(), applicationId);
        Properties config = new Properties();
        config.putAll(properties);
        Topology topology = parts.topology(new TopologyConfig(new StreamsConfig(config)));
        this.sources = topics(topology, TopologyDescription.Source.class, source -> source.topicSet().stream());
        Set<String> sinks = topics(topology, TopologyDescription.Sink.class, sink -> Stream.of(sink.topic()));
        sinks.add(context.common().topics().eventsDeadLetter().name());
        traffic.expect(sources, sinks);
        this.streams = new KafkaStreams(topology, config);
        this.metrics = new KafkaStreamsMetrics(streams);
        this.meters = new StageMeters(application.name(), streams, traffic, parts.books());
        this.owners = new Owners(
                streams,
                context.common().advertisedUrl(),
                context.peer(),
                StreamsSettings.instancesKey(context.settings()));
        streams.setUncaughtExceptionHandler(this::fail);
        streams.setStateListener(this::turned);
        this.restore = new RestoreProgress(application.name());
        this.onStop = isStaticMember(properties) ? REMAIN_IN_GROUP : LEAVE_GROUP;
        streams.setGlobalStateRestoreListener(restore);
    }

    /** Defines the service of an application. */
    public static ServiceDefinition definition(StreamsApplication application) {
        return new ServiceDefinition(
                application.name(),
                CommonSettings.CATALOG.plus(StreamsSettings.CATALOG).plus(application.catalog()),
                context -> new StreamsService(application, context));
    }

    /** The topics of nodes of a kind; those of its own are described without its id. */
    private <N> Set<String> topics(Topology topology, Class<N> kind, Function<N, Stream<String>> topicsOf) {
        Set<String> shared =
                context.common().topics().all().stream().map(Topic::name).collect(Collectors.toSet());
        return topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .filter(kind::isInstance)
                .flatMap(node -> topicsOf.apply(kind.cast(node)))
                .map(name -> shared.contains(name) ? name : applicationId + "-" + name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** It is expected back within the session time-out. What anybody else did is taken over at once when they stop. */
    private static boolean isStaticMember(Map<String, Object> properties) {
        return properties.keySet().stream().anyMatch(name -> name.endsWith(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
    }

    @Override
    public String name() {
        return application.name();
    }

    @Override
    public void start() throws InterruptedException {
        metrics.bindTo(context.meters());
        // Before it waits for anything: that it does not run is to be seen.
        meters.bindTo(context.meters(), sources, restore::remaining);
        try (Admin admin = Admin.create(context.settings().kafka())) {
            awaitTopics(application, context, admin, patience);
            refuseHalfAState(admin);
            if (state.isOfOthers(admin)) {
                LOG.info("The state here is of another changelog, and is read anew: application={}", name());
                streams.cleanUp();
            }
        }
        clock = ClockWatch.start(context.fatal());
        streams.start();
    }

    /** Waits until the topics of an application are there and their schemas are known. */
    static void awaitTopics(StreamsApplication application, ServiceContext context, Admin admin, Patience patience)
            throws InterruptedException {
        for (Topic<?> topic : application.topics().apply(context.common().topics())) {
            patience.until(new SchemaReadiness(topic));
            patience.until(new PartitionReadiness(topic, admin));
        }
    }

    private void refuseHalfAState(Admin admin) throws InterruptedException {
        if (new Begun(admin, context.settings().kafka(), applicationId).is()) {
            throw new IllegalStateException(
                    "A reset of " + name() + " was begun and has not ended; run it again before an instance starts");
        }
    }

    /**
     * Whoever comes into the group while the state is rebuilt, after a pause or behind a broken network, must not stay. From
     * the first assignment on there are changelogs, and what lies here is of them.
     */
    private void turned(State now, State before) {
        if (now != State.RUNNING) {
            return;
        }
        try (Admin admin = Admin.create(context.settings().kafka())) {
            refuseHalfAState(admin);
            if (noted.compareAndSet(false, true)) {
                state.note(admin);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            context.fatal().report(name() + " failed", e);
        } catch (KafkaException e) {
            LOG.warn("The next start may read its state anew: application={}", name(), e);
        }
    }

    @Override
    public void stop(Duration timeout) {
        patience.stop();
        boolean stopped = streams.close(CloseOptions.timeout(timeout).withGroupMembershipOperation(onStop));
        if (!stopped) {
            LOG.warn("Not stopped in time: application={} timeout={}", name(), timeout);
        }
        if (clock != null) {
            clock.close();
        }
        metrics.close();
        parts.close();
    }

    @Override
    public Health readiness() {
        State state = streams.state();
        if (state == State.RUNNING) {
            return Health.ok();
        }
        String restoring = restore.told();
        return Health.down(name() + " is " + (restoring.isEmpty() ? state.toString() : restoring));
    }

    @Override
    public Health liveness() {
        State state = streams.state();
        return state.hasStartedOrFinishedShuttingDown() || state == State.PENDING_ERROR
                ? Health.down(name() + " is " + state)
                : Health.ok();
    }

    @Override
    public Routes routes() {
        return parts.routes(owners);
    }

    /** A bug, or a broker that stays away: the process ends rather than skip what it could not do. */
    private StreamThreadExceptionResponse fail(Throwable failure) {
        context.fatal().report(name() + " failed", failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
