// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.KafkaNodeException.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Loopback ports. Kafka wants to know its ports before it binds them, so a free one is found by
 * binding and releasing it; whoever is faster in between gets a port that is unavailable.
 */
public final class Ports {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private Ports() {}

    /** As many distinct ports as asked for that are free now. */
    public static List<Integer> free(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(bind(0));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(Ports::release);
        }
    }

    /** The config with each port 0 replaced by a free one, and with each named port tried. */
    static KafkaNodeConfig settle(KafkaNodeConfig config) {
        try (ServerSocket clients = bind(config.port());
                ServerSocket controller = bind(config.controllerPort())) {
            return config.withPorts(clients.getLocalPort(), controller.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket bind(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
            return socket;
        } catch (IOException e) {
            throw new KafkaNodeException(
                    Problem.PORT_UNAVAILABLE,
                    "Port " + port + " on " + KafkaNodeConfig.HOST + " can't be used: " + e.getMessage() + ".",
                    e);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
