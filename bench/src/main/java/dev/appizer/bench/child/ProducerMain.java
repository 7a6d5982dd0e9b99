// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.child;

import dev.appizer.bench.load.PlainRecords;
import dev.appizer.broker.child.ParentWatch;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.KafkaProducer;

/** A plain producer as a process: {@code ProducerMain 127.0.0.1:9092 topic RAW 0}. It writes as fast as it can. */
public final class ProducerMain {

    private static final Duration STOP = Duration.ofSeconds(10);

    private ProducerMain() {}

    /**
     * Writes until the standard input ends.
     *
     * @param arguments the bootstrap servers, the topic, the {@link PlainRecords.Kind}, and how many records may wait for
     *     their acknowledgement at once; 0: as many as the producer takes
     */
    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch orphaned = ParentWatch.start(STOP);
        try (KafkaProducer<String, byte[]> producer = PlainRecords.producer(arguments[0])) {
            PlainRecords records = new PlainRecords(producer, arguments[1], PlainRecords.Kind.valueOf(arguments[2]));
            send(records, Integer.parseInt(arguments[3]), orphaned);
        }
        System.exit(0);
    }

    private static void send(PlainRecords records, int inFlight, CountDownLatch orphaned) throws InterruptedException {
        Semaphore places = new Semaphore(inFlight);
        for (long n = 0; orphaned.getCount() > 0; n++) {
            if (inFlight == 0) {
                records.send(n, () -> {});
            } else {
                places.acquire();
                records.send(n, places::release);
            }
        }
    }
}
