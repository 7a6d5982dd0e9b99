// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The segments that every message is judged by: half by traits, half by counts of events. */
public final class Segments {

    /** That whose members have the enterprise plan. */
    public static final String ENTERPRISE = "enterprise";

    /** That whose members bought something. */
    static final String BUYERS = "buyers";

    static final String PURCHASE = "purchase_completed";

    private static final Map<String, String> BODIES = Map.ofEntries(
            trait(ENTERPRISE, "{\"property\":\"plan\",\"operator\":\"equals\",\"value\":\"enterprise\"}"),
            trait("paying", "{\"property\":\"plan\",\"operator\":\"in\",\"value\":[\"pro\",\"enterprise\"]}"),
            trait("spenders", "{\"property\":\"totalSpent\",\"operator\":\"greaterThan\",\"value\":1000}"),
            trait("large", "{\"property\":\"seats\",\"operator\":\"greaterThanOrEquals\",\"value\":50}"),
            trait("reachable", "{\"property\":\"email\",\"operator\":\"exists\"}"),
            count(BUYERS, PURCHASE, 1),
            count("loyal", PURCHASE, 3),
            count("active", "button_clicked", 2),
            count("very-active", "button_clicked", 10),
            count("lookers", "Product", 2));

    private Segments() {}

    /** How many there are. */
    public static int count() {
        return BODIES.size();
    }

    /** Writes their definitions as the segment stage's API would. */
    public static void define(String bootstrapServers, Topics topics) {
        Topic<Definition> topic = topics.segmentsDefinitions();
        try (KafkaProducer<String, Definition> producer =
                PlainRecords.producer(bootstrapServers, topic.value().serializer())) {
            BODIES.forEach((id, body) -> {
                Definition definition = new Definition(DefinitionKind.SEGMENT, id, 1L, Instant.now(), body);
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>(topic.name(), "segment:" + id, definition));
            });
        }
    }

    private static Map.Entry<String, String> trait(String id, String filter) {
        return Map.entry(id, "{\"filters\":[" + filter + "]}");
    }

    private static Map.Entry<String, String> count(String id, String event, int least) {
        return Map.entry(
                id,
                "{\"filters\":[{\"event\":\"" + event
                        + "\",\"aggregate\":\"count\",\"operator\":\"greaterThanOrEquals\",\"value\":" + least + "}]}");
    }
}
