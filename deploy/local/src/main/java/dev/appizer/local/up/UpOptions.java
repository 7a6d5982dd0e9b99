// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.broker.Ports;
import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.Instance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * How {@code ./appizer up} was called.
 *
 * @param data the data directory
 * @param port of the origin
 * @param kafkaPort of the broker
 * @param registryPort of the schema registry
 */
record UpOptions(Path data, int port, int kafkaPort, int registryPort) {

    static final String HOST = "127.0.0.1";

    private static final String PORT = "--port";
    private static final String KAFKA_PORT = "--kafka-port";
    private static final String REGISTRY_PORT = "--registry-port";

    static UpOptions parse(List<String> words) {
        CommandLine line = CommandLine.parse(words, Set.of("--data", PORT, KAFKA_PORT, REGISTRY_PORT), Set.of())
                .withoutOthers();
        return new UpOptions(
                line.data(), line.port(PORT, 8080), line.port(KAFKA_PORT, 9092), line.port(REGISTRY_PORT, 8081));
    }

    /**
     * The same with each port 0 replaced by a free one.
     *
     * @throws CommandProblem where two ports are the same, or one is taken
     */
    UpOptions settled() {
        List<Integer> free = Ports.free(3);
        UpOptions settled = new UpOptions(
                data,
                settle(PORT, port, free.get(0)),
                settle(KAFKA_PORT, kafkaPort, free.get(1)),
                settle(REGISTRY_PORT, registryPort, free.get(2)));
        if (Set.copyOf(List.of(settled.port, settled.kafkaPort, settled.registryPort))
                        .size()
                < 3) {
            throw CommandProblem.wrongUse(PORT + ", " + KAFKA_PORT + " and " + REGISTRY_PORT + " must differ.");
        }
        return settled;
    }

    /** Where it is reached, once the ports are settled. */
    Instance instance() {
        return new Instance(
                "http://" + HOST + ":" + port,
                HOST + ":" + kafkaPort,
                "http://" + HOST + ":" + registryPort,
                LocalSettings.TOPICS_PREFIX);
    }

    @SuppressWarnings("AddressSelection") // an address, not a name
    private static int settle(String option, int wanted, int free) {
        if (wanted == 0) {
            return free;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), wanted));
            return wanted;
        } catch (IOException e) {
            throw CommandProblem.failed(
                    "Port " + wanted + " on " + HOST + " can't be used (" + e.getMessage() + "); choose another with "
                            + option + ".",
                    e);
        }
    }
}
