// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;

/** What all that take part in a proof go by: the broker, and the topics on it. */
record Proof(String bootstrapServers, String prefix, int partitions, Topics topics) {

    /** The key that webhooks are signed by. */
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final long PAUSE_MILLIS = 50;

    static Proof on(KafkaUnderTest kafka, int partitions) {
        String prefix = kafka.freshPrefix();
        Topics topics = Topics.of(prefix, partitions, TestTopics.serdes());
        kafka.createTopics(
                topics.all().stream().map(topic -> topic.create((short) 1)).toList());
        return new Proof(kafka.bootstrapServers(), prefix, partitions, topics);
    }

    Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something that comes to be so. */
    @FunctionalInterface
    interface Check {
        boolean holds() throws IOException, InterruptedException;
    }

    static void await(String what, Duration patience, Check check) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!check.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not in time: " + what);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
