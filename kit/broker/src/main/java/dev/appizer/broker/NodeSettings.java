// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.KafkaNodeException.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.server.config.AbstractKafkaConfig;

/** Kafka's settings of a node; later wins: {@link #DEFAULTS}, what the quorum's size asks for, the config's own, what the node owns. */
final class NodeSettings {

    /** What a node decides itself; a config that names one of these is refused rather than ignored. */
    private static final Set<String> OWNED = Set.of(
            "process.roles",
            "node.id",
            "log.dirs",
            "listeners",
            "advertised.listeners",
            "controller.listener.names",
            "controller.quorum.voters",
            "inter.broker.listener.name",
            "listener.security.protocol.map");

    /** Names that Kafka makes of a listener's: any may stand behind it. */
    private static final String OF_A_LISTENER = "listener.name.";

    /** The authorizer's, which Kafka hands on to it unseen. */
    private static final Set<String> OF_THE_AUTHORIZER = Set.of("super.users", "allow.everyone.if.no.acl.found");

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            // Topics have an owner who knows their partitions; a typing error must not make one.
            Map.entry("auto.create.topics.enable", "false"),
            // The smallest allowed; the default takes 128 MiB of heap at once.
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
            // A killed node's registration blocks its restart until this has passed: 4 s instead of 13 s.
            Map.entry("broker.heartbeat.interval.ms", "500"),
            // Few clients: fewer internal partitions start and recover faster.
            Map.entry("offsets.topic.num.partitions", "8"),
            Map.entry("transaction.state.log.num.partitions", "8"),
            Map.entry("share.coordinator.state.topic.num.partitions", "8"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            // A group of one process gains nothing by waiting for others.
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // A killed producer's transaction holds up readers no longer than its own time-out and this.
            Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"));

    private NodeSettings() {}

    /** Kafka itself ignores a setting that it doesn't know. */
    static void requireKnown(Collection<String> settings) {
        Set<String> known = AbstractKafkaConfig.CONFIG_DEF.names();
        String unknown = settings.stream()
                .filter(name ->
                        !known.contains(name) && !OF_THE_AUTHORIZER.contains(name) && !name.startsWith(OF_A_LISTENER))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new KafkaNodeException(
                    Problem.BAD_CONFIGURATION, "Kafka knows no broker settings of these names: " + unknown + ".");
        }
    }

    static void requireFree(Collection<String> settings) {
        String owned = settings.stream().filter(OWNED::contains).sorted().collect(Collectors.joining(", "));
        if (!owned.isEmpty()) {
            throw new KafkaNodeException(
                    Problem.BAD_CONFIGURATION, "The node decides these settings itself, remove them: " + owned + ".");
        }
    }

    static Map<String, String> of(KafkaNodeConfig config) {
        Map<String, String> all = new HashMap<>(DEFAULTS);
        all.putAll(replication(config.quorum().size()));
        all.putAll(config.settings());
        all.putAll(owned(config));
        return all;
    }

    private static Map<String, String> replication(int nodes) {
        String replicas = Integer.toString(Math.min(3, nodes));
        String inSync = nodes >= 3 ? "2" : "1";
        return Map.ofEntries(
                Map.entry("default.replication.factor", replicas),
                Map.entry("min.insync.replicas", inSync),
                Map.entry("offsets.topic.replication.factor", replicas),
                Map.entry("transaction.state.log.replication.factor", replicas),
                Map.entry("transaction.state.log.min.isr", inSync),
                Map.entry("share.coordinator.state.topic.replication.factor", replicas),
                Map.entry("share.coordinator.state.topic.min.isr", inSync),
                // Several nodes on one small machine starve one another at times: that is no death.
                Map.entry("broker.session.timeout.ms", nodes == 1 ? "2000" : "4000"));
    }

    private static Map<String, String> owned(KafkaNodeConfig config) {
        String protocol = config.protocol().name;
        String clients = protocol + "://" + KafkaNodeConfig.HOST + ":" + config.port();
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(config.nodeId())),
                Map.entry("log.dirs", config.directory().toAbsolutePath().toString()),
                Map.entry(
                        "listeners", clients + ",CONTROLLER://" + KafkaNodeConfig.HOST + ":" + config.controllerPort()),
                Map.entry("advertised.listeners", clients),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", protocol),
                Map.entry("listener.security.protocol.map", protocol + ":" + protocol + ",CONTROLLER:PLAINTEXT"),
                // The static quorum: voters are read from here at each start, so a restart may change all ports.
                Map.entry(
                        "controller.quorum.voters",
                        config.quorum().stream().map(Voter::asSetting).collect(Collectors.joining(","))));
    }
}
