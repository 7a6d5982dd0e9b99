// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.KafkaNodeException.Problem;
import java.util.Optional;

/** The one line that a forked node prints: it serves, or it can't and why. */
sealed interface Announcement {

    String line();

    /**
     * It serves.
     *
     * @param port the clients' loopback port
     */
    record Ready(int port) implements Announcement {
        @Override
        public String line() {
            return "READY " + port;
        }
    }

    /**
     * It has given up.
     *
     * @param sentence what {@link KafkaNodeException} says
     */
    record Failed(Problem problem, String sentence) implements Announcement {
        @Override
        public String line() {
            return "FAILED " + problem + " " + sentence.replace('\n', ' ');
        }
    }

    /** Empty when the line is no announcement. */
    static Optional<Announcement> parse(String line) {
        String[] words = line.split(" ", 3);
        if (words.length == 2 && words[0].equals("READY")) {
            return Optional.of(new Ready(Integer.parseInt(words[1])));
        }
        if (words.length == 3 && words[0].equals("FAILED")) {
            return Optional.of(new Failed(Problem.valueOf(words[1]), words[2]));
        }
        return Optional.empty();
    }
}
