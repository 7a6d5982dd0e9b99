// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.Announcement.Failed;
import dev.appizer.broker.Announcement.Ready;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A node as a process: {@code KafkaNodeMain directory=/tmp/kafka port=9092}. Prints one line,
 * {@code READY <port>} or {@code FAILED <problem> <sentence>}, and stops when its standard input
 * ends, so that it can't outlive whoever started it, not even one that was killed.
 */
public final class KafkaNodeMain {

    private KafkaNodeMain() {}

    /**
     * Runs a node until the standard input ends.
     *
     * @param arguments {@code directory=<path>}, and if wanted {@code node.id}, {@code cluster.id},
     *     {@code port}, {@code controller.port}, {@code voters} as {@code 1:9093,2:9094} (ids and
     *     controller ports), and any setting of Kafka's, each as {@code name=value}
     */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream announcements = System.out;
        // Whatever else is printed must not be taken for the announcement, nor fill its pipe.
        System.setOut(System.err);
        CountDownLatch orphaned = watchInput();
        try (KafkaNode node = KafkaNode.start(NodeArguments.parse(List.of(arguments)))) {
            announcements.println(new Ready(node.port()).line());
            orphaned.await();
        } catch (KafkaNodeException e) {
            announcements.println(new Failed(e.problem(), String.valueOf(e.getMessage())).line());
            System.exit(1);
        }
        System.exit(0);
    }

    private static CountDownLatch watchInput() {
        CountDownLatch orphaned = new CountDownLatch(1);
        Thread watch = new Thread(() -> endWithInput(orphaned), "end-with-input");
        watch.setDaemon(true);
        watch.start();
        return orphaned;
    }

    /** The last node of a quorum waits minutes for the others when it stops; its data is safe without that. */
    private static void endWithInput(CountDownLatch orphaned) {
        try {
            System.in.transferTo(PrintStream.nullOutputStream());
            orphaned.countDown();
            Thread.sleep(5_000);
        } catch (IOException | InterruptedException e) {
            System.err.println("The standard input can't be watched any more: " + e);
        }
        Runtime.getRuntime().halt(0);
    }
}
