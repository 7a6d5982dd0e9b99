// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The segments that every message is judged by: half by traits, half by counts of events. */
public final class Segments {

    /** That whose members have the enterprise plan and spent a lot: two filters, as whoever thinks of a first segment writes it. */
    public static final String HIGH_VALUE = "high-value";

    /** That whose members bought something. */
    static final String BUYERS = "buyers";

    public static final String PURCHASE = "purchase_completed";

    private static final Map<String, String> BODIES = Map.ofEntries(
            trait(
                    HIGH_VALUE,
                    "{\"property\":\"plan\",\"operator\":\"equals\",\"value\":\"enterprise\"},"
                            + "{\"property\":\"totalSpent\",\"operator\":\"greaterThan\",\"value\":1000}"),
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
        define(bootstrapServers, topics, 0);
    }

    /**
     * The same, and more.
     *
     * @param idle how many that no message concerns
     */
    public static void define(String bootstrapServers, Topics topics, int idle) {
        Topic<Definition> topic = topics.segmentsDefinitions();
        try (KafkaProducer<String, Definition> producer =
                PlainRecords.producer(bootstrapServers, topic.value().serializer())) {
            Map<String, String> bodies = new TreeMap<>(BODIES);
            for (int n = 0; n < idle; n++) {
                bodies.put("idle-" + n, idle(n));
            }
            bodies.forEach((id, body) -> {
                Definition definition = new Definition(DefinitionKind.SEGMENT, id, 1L, Instant.now(), body);
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>(topic.name(), "segment:" + id, definition));
            });
        }
    }

    private static String idle(int n) {
        return n % 2 == 0
                ? "{\"filters\":[{\"event\":\"idle_" + n
                        + "\",\"operator\":\"greaterThan\",\"value\":1,\"within\":\"P30D\"}]}"
                : "{\"filters\":[{\"property\":\"idle_" + n + "\",\"operator\":\"exists\"}]}";
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
