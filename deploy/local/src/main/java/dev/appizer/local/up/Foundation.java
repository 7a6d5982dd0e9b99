// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.broker.KafkaNode;
import dev.appizer.broker.KafkaNodeConfig;
import dev.appizer.broker.TopicAdmin;
import dev.appizer.local.registry.LocalRegistry;
import dev.appizer.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** What the stages stand on: the broker, the registry, the topics. */
final class Foundation {

    private static final Duration TOPICS_PATIENCE = Duration.ofSeconds(60);
    private static final short ONE_COPY = 1;

    private final Progress progress;
    private final Closing closing;

    Foundation(Progress progress, Closing closing) {
        this.progress = progress;
        this.closing = closing;
    }

    void startBroker(DataDirectory data, int port) {
        progress.tell("kafka", "starting a broker on " + data.kafka());
        KafkaNode node = KafkaNode.start(KafkaNodeConfig.single(data.kafka()).withPort(port));
        closing.add(() -> {
            progress.tell("kafka", "stopping");
            node.close();
        });
        progress.tell("kafka", "listens on " + node.bootstrapServers());
    }

    void startRegistry(Vertx vertx, String bootstrapServers, int port, MeterRegistry meters) {
        LocalRegistry registry = LocalRegistry.start(vertx, bootstrapServers, port, meters);
        closing.add(registry::close);
        progress.tell("schema-registry", "listens on " + registry.url() + " (a small one, for development)");
    }

    void createTopics(String bootstrapServers, Topics topics) {
        List<NewTopic> wanted =
                topics.all().stream().map(topic -> topic.create(ONE_COPY)).toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicAdmin.ensure(admin, wanted, TOPICS_PATIENCE);
        }
        progress.tell("topics", wanted.size() + " are there");
    }
}
