// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.KafkaNodeException.Problem;
import java.io.IOException;
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
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(bind(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            sockets.forEach(Ports::release);
        }
    }

    /** The config with each port 0 replaced by a free one, and with each named port tried. */
    static KafkaNodeConfig settle(KafkaNodeConfig config) {
        List<Integer> free = free(2);
        return config.withPorts(settle(config.port(), free.get(0)), settle(config.controllerPort(), free.get(1)));
    }

    private static int settle(int wanted, int free) {
        if (wanted == 0) {
            return free;
        }
        release(bind(wanted));
        return wanted;
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
            throw new KafkaNodeException(
                    Problem.PORT_UNAVAILABLE, "Port " + socket.getLocalPort() + " can't be released.", e);
        }
    }
}
