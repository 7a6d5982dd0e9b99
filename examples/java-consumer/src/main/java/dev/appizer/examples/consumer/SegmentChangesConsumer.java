// SPDX-License-Identifier: Apache-2.0
package dev.appizer.examples.consumer;

import dev.appizer.registry.AvroDeserializer;
import dev.appizer.schemas.SegmentChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints who enters and who leaves segments, as it happens, until it is stopped. */
public final class SegmentChangesConsumer {

    private static final Duration WAIT = Duration.ofMillis(500);

    private SegmentChangesConsumer() {}

    /** Takes its settings from the environment: {@code KAFKA}, {@code REGISTRY}, {@code TOPIC}, {@code GROUP}. */
    @SuppressWarnings("SystemOut") // What it is for.
    public static void main(String[] arguments) throws InterruptedException {
        Thread main = Thread.currentThread();
        KafkaConsumer<String, SegmentChange> consumer = new KafkaConsumer<>(settings());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            consumer.wakeup();
            awaitEnd(main);
        }));
        try (consumer) {
            consumer.subscribe(List.of(setting("TOPIC", "appizer.segments.changes")));
            while (true) {
                for (ConsumerRecord<String, SegmentChange> change : consumer.poll(WAIT)) {
                    System.out.println(describe(change.value()));
                }
                // After the work: a crash in between shows the same changes again. Per person and segment ENTERED and
                // EXITED alternate, so a repeat is easily told.
                consumer.commitSync();
            }
        } catch (WakeupException stopped) {
            System.out.println("stopped");
        }
    }

    private static String describe(SegmentChange change) {
        return "%s %s %s at %s (%s)"
                .formatted(
                        change.getCanonicalId(),
                        change.getTransition(),
                        change.getSegmentId(),
                        change.getEffectiveAt(),
                        change.getReason());
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers",
                setting("KAFKA", "127.0.0.1:9092"),
                "schema.registry.url",
                setting("REGISTRY", "http://127.0.0.1:8081"),
                // A group keeps its place on the topic, and its members share the partitions.
                "group.id",
                setting("GROUP", "segment-changes-example"),
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                AvroDeserializer.class,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                // Without it one reads what a crashed stage wrote and took back.
                "isolation.level",
                "read_committed");
    }

    private static String setting(String name, String usual) {
        return System.getenv().getOrDefault(name, usual);
    }

    private static void awaitEnd(Thread main) {
        try {
            main.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
