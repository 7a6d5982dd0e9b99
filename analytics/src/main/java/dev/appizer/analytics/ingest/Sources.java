// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.ingest;

import dev.appizer.schemas.Alias;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.service.kafka.RegistryFaults;
import dev.appizer.service.trace.Hops;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics that are read, and what becomes of their records. */
final class Sources {

    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final Topics topics;
    private final Counter undecodable;

    Sources(Topics topics, MeterRegistry meters) {
        this.topics = topics;
        this.undecodable = Counter.builder("appizer.analytics.undecodable")
                .description("Records that could not be decoded, and are missing in the answers")
                .register(meters);
    }

    /** All of them. */
    static List<Topic<?>> of(Topics topics) {
        return List.of(topics.commands(), topics.identityAliases(), topics.profiles(), topics.eventsResolved());
    }

    List<Topic<?>> all() {
        return of(topics);
    }

    List<String> names() {
        return all().stream().map(Topic::name).toList();
    }

    /** What has to be read before what, where nothing has been read yet: what was erased, whose ids are, then the events. */
    List<List<TopicPartition>> inOrder() {
        return List.of(
                partitions(topics.commands()),
                Stream.concat(partitions(topics.identityAliases()).stream(), partitions(topics.profiles()).stream())
                        .toList(),
                partitions(topics.eventsResolved()));
    }

    private static List<TopicPartition> partitions(Topic<?> topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }

    /** Takes a record; answers what is in the way where that is not the record's fault, and it has to be tried again. */
    @Nullable
    String takeOrObstacle(ConsumerRecord<String, byte[]> record, Gathering gathering) {
        try {
            decode(record, gathering);
        } catch (SerializationException e) {
            if (RegistryFaults.isAway(e)) {
                return String.valueOf(e.getMessage());
            }
            undecodable.increment();
            LOG.error(
                    "Left out, since it can't be decoded: topic={} partition={} offset={} reason={}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
        return null;
    }

    private void decode(ConsumerRecord<String, byte[]> record, Gathering gathering) {
        String topic = record.topic();
        if (topic.equals(topics.eventsResolved().name())) {
            @Nullable ResolvedEvent event = value(topics.eventsResolved(), record);
            if (event != null) {
                gathering.add(record, event);
                Hops.log("taken", topic, record.partition(), record.offset(), record.headers());
            }
        } else if (topic.equals(topics.identityAliases().name())) {
            @Nullable Alias alias = value(topics.identityAliases(), record);
            gathering.add(Objects.requireNonNull(record.key()), alias);
        } else if (topic.equals(topics.profiles().name())) {
            @Nullable Profile profile = value(topics.profiles(), record);
            gathering.add(Objects.requireNonNull(record.key()), profile);
        } else {
            @Nullable Command command = value(topics.commands(), record);
            if (command != null) {
                gathering.add(command);
            }
        }
    }

    private static <V> @Nullable V value(Topic<V> topic, ConsumerRecord<String, byte[]> record) {
        return topic.value().deserializer().deserialize(topic.name(), record.value());
    }
}
