// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import dev.appizer.service.ServiceContext;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.InvalidSettingsException.Problem;
import dev.appizer.service.settings.Settings;
import dev.appizer.streams.metrics.Traffic;
import dev.appizer.streams.metrics.WatchTaken;
import dev.appizer.streams.metrics.WatchTold;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;

/**
 * How Kafka Streams is told. Later wins: our defaults, the operator's {@code kafka.*}, the operator's {@code streams.*},
 * what the code owns. Of the last an operator may set nothing: each is part of a promise.
 */
final class StreamsProperties {

    private static final int WAITS_IN_INTERVAL = 4;
    private static final long LONGEST_WAIT_MILLIS = 10;

    /** What Kafka Streams puts before the settings of one kind of client. */
    private static final String OF_A_CLIENT = "^(main\\.consumer|restore\\.consumer|consumer|producer|admin)\\.";

    private StreamsProperties() {}

    /** Those of an instance. */
    static Map<String, Object> of(
            StreamsApplication application, StreamsApplication.Parts parts, ServiceContext context) {
        Map<String, Object> properties = of(
                StreamsApplication.id(context.settings().get(CommonSettings.TOPICS_PREFIX), application.name()),
                context.settings(),
                context.common().advertisedUrl(),
                new DeadLetters(context.common().topics().eventsDeadLetter(), application.name()));
        properties.put(FailedStepToDeadLetter.PURE_STEPS, parts.pureSteps());
        return properties;
    }

    /** Lets the clients of its threads say what they take and tell, beside whomever the operator lets listen. */
    static void watch(Map<String, Object> properties, Traffic traffic) {
        String interceptors = ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG;
        String consumer = given(
                properties,
                List.of(
                        StreamsConfig.mainConsumerPrefix(interceptors),
                        StreamsConfig.consumerPrefix(interceptors),
                        interceptors));
        String producer = given(properties, List.of(StreamsConfig.producerPrefix(interceptors), interceptors));
        properties.put(StreamsConfig.mainConsumerPrefix(interceptors), consumer + WatchTaken.class.getName());
        properties.put(StreamsConfig.mainConsumerPrefix(Traffic.CONFIG), traffic);
        properties.put(StreamsConfig.producerPrefix(interceptors), producer + WatchTold.class.getName());
        properties.put(StreamsConfig.producerPrefix(Traffic.CONFIG), traffic);
    }

    /** The first that is set of settings by name, to have another put behind it. */
    private static String given(Map<String, Object> properties, List<String> names) {
        return names.stream()
                .map(properties::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(value -> value + ",")
                .orElse("");
    }

    /** The same for a rebuild, which is nobody's member for long and sends no letters: what is bad was told. */
    static Map<String, Object> ofRebuild(
            StreamsApplication application, StreamsApplication.Parts parts, ServiceContext context, Path state) {
        Map<String, Object> properties = of(application, parts, context);
        properties.keySet().removeIf(name -> name.endsWith(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        properties.remove(UndecodableToDeadLetter.DEAD_LETTERS);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        return properties;
    }

    static Map<String, Object> of(String applicationId, Settings settings, URI advertised, DeadLetters deadLetters) {
        StreamsSettings own = StreamsSettings.of(settings);
        Map<String, Object> properties = defaults(own);
        properties.putAll(settings.kafka());
        properties.putAll(settings.streams());
        Map<String, Object> owned = owned(applicationId, own, advertised, deadLetters);
        refuse(settings, owned.keySet());
        properties.putAll(owned);
        return properties;
    }

    private static Map<String, Object> defaults(StreamsSettings own) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
        // Nobody sees what is not committed yet, and a commit waits for no batch to fill.
        defaults.put(StreamsConfig.producerPrefix("linger.ms"), "200");
        defaults.put(StreamsConfig.producerPrefix("batch.size"), "65536");
        defaults.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, "-1");
        defaults.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "0");
        defaults.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        defaults.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, own.standbys());
        // A thread that waits for records neither commits what it has nor does what time asks for.
        defaults.put(
                StreamsConfig.POLL_MS_CONFIG,
                Math.max(1, Math.min(LONGEST_WAIT_MILLIS, own.commitInterval().toMillis() / WAITS_IN_INTERVAL)));
        defaults.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreTuning.class);
        return defaults;
    }

    @SuppressWarnings("deprecation") // the global handler's switch goes once on is its default
    private static Map<String, Object> owned(
            String applicationId, StreamsSettings own, URI advertised, DeadLetters deadLetters) {
        Map<String, Object> owned = new HashMap<>();
        owned.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        owned.put(StreamsConfig.APPLICATION_SERVER_CONFIG, advertised.getHost() + ":" + advertised.getPort());
        owned.put(StreamsConfig.STATE_DIR_CONFIG, own.stateDirectory().toString());
        owned.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, own.threads());
        owned.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, own.commitInterval().toMillis());
        owned.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        owned.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        owned.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UndecodableToDeadLetter.class);
        owned.put(UndecodableToDeadLetter.DEAD_LETTERS, deadLetters);
        owned.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailedStepToDeadLetter.class);
        // Kafka's default, held fast: to go on behind a record that was not written would be to lose it.
        owned.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DefaultProductionExceptionHandler.class);
        owned.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
        // What an empty partition might still bring needs no waiting for: no stage relies on an order between topics.
        owned.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, "-1");
        // Whoever has read nothing yet begins where the topic begins: anything later would be left out.
        owned.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return owned;
    }

    private static void refuse(Settings settings, Set<String> owned) {
        List<Problem> problems = new ArrayList<>();
        clashes("kafka.", settings.kafka(), owned, problems);
        clashes("streams.", settings.streams(), owned, problems);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    private static void clashes(String prefix, Map<String, Object> given, Set<String> owned, List<Problem> problems) {
        for (String name : new TreeSet<>(given.keySet())) {
            if (owned.contains(name.replaceFirst(OF_A_CLIENT, ""))) {
                problems.add(
                        new Problem(prefix + name, "can't be set: exactness rests on it, or another setting says it"));
            }
        }
    }
}
