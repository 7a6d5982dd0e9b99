// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import org.jspecify.annotations.Nullable;

/** A node could not start; the message is one sentence for the person who started it. */
public final class KafkaNodeException extends RuntimeException {

    /** What was wrong, for callers that can do something about it. */
    public enum Problem {
        /** A setting or argument is unknown, malformed, or owned by the node itself. */
        BAD_CONFIGURATION,
        /** A listener's port can't be bound. */
        PORT_UNAVAILABLE,
        /** The directory can't be created, read or written, or holds something that isn't Kafka's. */
        DIRECTORY_UNUSABLE,
        /** A running node holds the directory. */
        DIRECTORY_IN_USE,
        /** The directory belongs to another cluster or to another node. */
        FOREIGN_DIRECTORY,
        /** Kafka itself gave up; the cause or the named log says why. */
        START_FAILED
    }

    private final Problem problem;

    KafkaNodeException(Problem problem, String sentence) {
        this(problem, sentence, null);
    }

    KafkaNodeException(Problem problem, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
