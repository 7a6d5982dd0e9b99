// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.KafkaNodeException.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.jspecify.annotations.Nullable;

/**
 * A config as command line arguments {@code name=value}: {@code directory}, {@code node.id},
 * {@code cluster.id}, {@code port}, {@code controller.port}, {@code voters} (ids and controller
 * ports, {@code 1:9093,2:9094}), {@code protocol} (such as {@code SASL_SSL}); any other name is a setting of Kafka's.
 */
final class NodeArguments {

    private NodeArguments() {}

    static List<String> format(KafkaNodeConfig config) {
        List<String> arguments = new ArrayList<>();
        arguments.add("directory=" + config.directory());
        arguments.add("node.id=" + config.nodeId());
        arguments.add("port=" + config.port());
        arguments.add("controller.port=" + config.controllerPort());
        if (config.clusterId() != null) {
            arguments.add("cluster.id=" + config.clusterId());
        }
        if (!config.voters().isEmpty()) {
            arguments.add("voters="
                    + config.voters().stream()
                            .map(voter -> voter.nodeId() + ":" + voter.controllerPort())
                            .collect(Collectors.joining(",")));
        }
        arguments.add("protocol=" + config.protocol().name);
        config.settings().forEach((key, value) -> arguments.add(key + "=" + value));
        return arguments;
    }

    static KafkaNodeConfig parse(List<String> arguments) {
        Map<String, String> named = new HashMap<>();
        arguments.forEach(argument -> {
            String[] parts = split(argument, "=");
            named.put(parts[0], parts[1]);
        });
        return new KafkaNodeConfig(
                Path.of(required(named.remove("directory"))),
                number(named.remove("node.id"), 1),
                named.remove("cluster.id"),
                number(named.remove("port"), 0),
                number(named.remove("controller.port"), 0),
                voters(named.remove("voters")),
                protocol(named.remove("protocol")),
                named);
    }

    private static SecurityProtocol protocol(@Nullable String name) {
        try {
            return name == null ? SecurityProtocol.PLAINTEXT : SecurityProtocol.forName(name);
        } catch (IllegalArgumentException e) {
            throw bad("\"" + name + "\" is no security protocol of Kafka's.");
        }
    }

    private static String required(@Nullable String directory) {
        if (directory == null) {
            throw bad("The argument directory=<path> is missing.");
        }
        return directory;
    }

    private static List<Voter> voters(@Nullable String list) {
        return list == null
                ? List.of()
                : Stream.of(list.split(",", -1)).map(NodeArguments::voter).toList();
    }

    private static Voter voter(String text) {
        String[] parts = split(text, ":");
        return new Voter(number(parts[0], 0), number(parts[1], 0));
    }

    private static String[] split(String text, String separator) {
        String[] parts = text.split(separator, 2);
        if (parts.length != 2) {
            throw bad("The argument \"" + text + "\" has no \"" + separator + "\".");
        }
        return parts;
    }

    private static int number(@Nullable String text, int absent) {
        try {
            return text == null ? absent : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw bad("\"" + text + "\" is not a number.");
        }
    }

    private static KafkaNodeException bad(String sentence) {
        return new KafkaNodeException(Problem.BAD_CONFIGURATION, sentence);
    }
}
