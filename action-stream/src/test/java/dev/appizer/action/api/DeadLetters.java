// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import dev.appizer.schemas.DeadLetter;
import dev.appizer.testing.kafka.TopicReader;
import dev.appizer.topics.RedriveHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads the dead letters of a stage, and drives them again as the tool does. */
final class DeadLetters {

    private DeadLetters() {}

    /** The one of which its campaign's server was away. */
    static ConsumerRecord<String, DeadLetter> only(RunningActions stage) throws Exception {
        List<ConsumerRecord<String, DeadLetter>> letters = new ArrayList<>();
        try (TopicReader<String, DeadLetter> reader =
                TopicReader.of(stage.kafka(), stage.topics().eventsDeadLetter())) {
            RunningActions.await(() -> {
                letters.addAll(reader.rest());
                letters.removeIf(letter -> !letter.value().getCode().equals("DELIVERY_FAILED"));
                return letters.size() == 1;
            });
        }
        return letters.get(0);
    }

    static void driveAgain(RunningActions stage, ConsumerRecord<String, DeadLetter> letter)
            throws ExecutionException, InterruptedException {
        ByteBuffer value = letter.value().getValue();
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        ProducerRecord<String, byte[]> again =
                new ProducerRecord<>(letter.value().getOriginTopic(), letter.key(), bytes);
        RedriveHeader.put(again.headers(), letter.value().getFirstFailedAt());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(stage.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(again).get();
        }
    }
}
