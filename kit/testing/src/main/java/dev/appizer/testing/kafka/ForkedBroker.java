// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.kafka;

import dev.appizer.broker.ForkedNode;
import dev.appizer.broker.KafkaNodeConfig;
import java.nio.file.Path;
import java.time.Duration;

/** A broker in a child JVM, which ends with this one. */
record ForkedBroker(ForkedNode node, Path directory) implements BrokerUnderTest {

    static ForkedBroker start() {
        Path directory = Scratch.create("kafka-");
        KafkaNodeConfig config = KafkaNodeConfig.single(directory.resolve("node"));
        return new ForkedBroker(ForkedNode.start(config, Duration.ofSeconds(90)), directory);
    }

    @Override
    public String kind() {
        return "forked broker with pid " + node.pid();
    }

    @Override
    public String bootstrapServers() {
        return node.bootstrapServers();
    }

    /** Its data goes with it, so there is nothing to stop in order for. */
    @Override
    public void close() {
        node.kill();
        Scratch.deleteData(directory);
    }
}
