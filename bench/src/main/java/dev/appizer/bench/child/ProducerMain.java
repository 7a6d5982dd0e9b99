// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.child;

import dev.appizer.bench.load.PlainRecords;
import dev.appizer.broker.child.ParentWatch;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.KafkaProducer;

/** A plain producer as a process: {@code ProducerMain 127.0.0.1:9092 topic RAW}. It writes as fast as it can. */
public final class ProducerMain {

    private static final Duration STOP = Duration.ofSeconds(10);

    private ProducerMain() {}

    /**
     * Writes until the standard input ends.
     *
     * @param arguments the bootstrap servers, the topic and the {@link PlainRecords.Kind}
     */
    public static void main(String[] arguments) {
        CountDownLatch orphaned = ParentWatch.start(STOP);
        try (KafkaProducer<String, byte[]> producer = PlainRecords.producer(arguments[0])) {
            PlainRecords records = new PlainRecords(producer, arguments[1], PlainRecords.Kind.valueOf(arguments[2]));
            for (long n = 0; orphaned.getCount() > 0; n++) {
                records.send(n);
            }
        }
        System.exit(0);
    }
}
