// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.kafka;

import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;

/** A broker in a container, of the version of the clients. */
record ContainerBroker(KafkaContainer container) implements BrokerUnderTest {

    static ContainerBroker start() {
        KafkaContainer container = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion())
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        container.start();
        return new ContainerBroker(container);
    }

    @Override
    public String kind() {
        return "container of " + container.getDockerImageName();
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void close() {
        container.stop();
    }
}
