// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import dev.appizer.local.instance.Instance;
import dev.appizer.schemas.RawEvent;
import dev.appizer.testing.kafka.TopicReader;
import dev.appizer.topics.AvroSerdes;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How many records of some users are on a topic.
 *
 * @param records with repeats
 * @param messages different ids of messages
 */
record Arrived(long records, long messages) {

    /** Counts what the gateway wrote of the users whose key begins so. */
    static Arrived raw(Instance instance, String users) {
        return count(instance, topics(instance).eventsRaw(), users, RawEvent::getMessageId);
    }

    /** Counts what has come out of those users, read as a downstream consumer does. */
    static Arrived resolved(Instance instance, String users) {
        return count(
                instance,
                topics(instance).eventsResolved(),
                users,
                value -> value.getEvent().getMessageId());
    }

    private static Topics topics(Instance instance) {
        // How many partitions there are is asked of Kafka.
        return Topics.of(
                instance.topicsPrefix(), 1, new AvroSerdes(Map.of("schema.registry.url", instance.registry())));
    }

    private static <V> Arrived count(Instance instance, Topic<V> topic, String users, Function<V, String> messageId) {
        Set<String> ids = new HashSet<>();
        long records = 0;
        for (ConsumerRecord<String, V> record : TopicReader.all(Map.of("bootstrap.servers", instance.kafka()), topic)) {
            if (record.key().startsWith(users)) {
                records++;
                ids.add(messageId.apply(record.value()));
            }
        }
        return new Arrived(records, ids.size());
    }
}
