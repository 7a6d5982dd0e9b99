// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import java.nio.file.Path;
import java.time.Duration;

/** A process that forks a node, prints its pid, and then waits to be killed. */
final class ForkingParent {

    private ForkingParent() {}

    public static void main(String[] args) throws InterruptedException {
        ForkedNode node = ForkedNode.start(KafkaNodeConfig.single(Path.of(args[0])), Duration.ofSeconds(60));
        System.out.println(node.pid());
        Thread.sleep(Long.MAX_VALUE);
    }
}
