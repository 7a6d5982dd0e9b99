// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.Announcement.Failed;
import dev.appizer.broker.Announcement.Ready;
import dev.appizer.broker.child.ParentWatch;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A node as a process: {@code KafkaNodeMain directory=/tmp/kafka port=9092}. Prints one line,
 * {@code READY <port>} or {@code FAILED <problem> <sentence>}, and stops when its standard input
 * ends, so that it can't outlive whoever started it, not even one that was killed.
 */
public final class KafkaNodeMain {

    private static final Duration ALONE = Duration.ofSeconds(10);

    /** A quorum that stops as a whole would keep its last nodes waiting for minutes; their data is safe without that. */
    private static final Duration AMONG_OTHERS = Duration.ofSeconds(2);

    private KafkaNodeMain() {}

    /**
     * Runs a node until the standard input ends.
     *
     * @param arguments {@code directory=<path>}, and if wanted {@code node.id}, {@code cluster.id},
     *     {@code port}, {@code controller.port}, {@code voters} as {@code 1:9093,2:9094} (ids and
     *     controller ports), {@code protocol}, and any setting of Kafka's, each as {@code name=value}
     */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream announcements = System.out;
        // Whatever else is printed must not be taken for the announcement, nor fill its pipe.
        System.setOut(System.err);
        try {
            run(NodeArguments.parse(List.of(arguments)), announcements);
        } catch (KafkaNodeException e) {
            announcements.println(new Failed(e.problem(), String.valueOf(e.getMessage())).line());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void run(KafkaNodeConfig config, PrintStream announcements) throws InterruptedException {
        CountDownLatch orphaned = ParentWatch.start(config.quorum().size() == 1 ? ALONE : AMONG_OTHERS);
        try (KafkaNode node = KafkaNode.start(config)) {
            announcements.println(new Ready(node.port()).line());
            orphaned.await();
        }
    }
}
