// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.kafka;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/**
 * One real broker for all tests of this JVM: a container where a Docker engine answers, else a
 * forked JVM. Topics are not created by being written to. Get it from {@link KafkaExtension}.
 */
public final class KafkaUnderTest implements RunningKafka {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaUnderTest.class);

    private final BrokerUnderTest broker;
    private final Admin admin;

    private KafkaUnderTest(BrokerUnderTest broker) {
        this.broker = broker;
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    static KafkaUnderTest start() {
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        BrokerUnderTest broker = docker ? ContainerBroker.start() : ForkedBroker.start();
        LOG.info("Kafka under test: {} on {}", broker.kind(), broker.bootstrapServers());
        return new KafkaUnderTest(broker);
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
