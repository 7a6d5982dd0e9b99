// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import org.jspecify.annotations.Nullable;

/** Topics could not be made as asked for; the message is one sentence that names them. */
public final class TopicException extends RuntimeException {

    /** What was wrong, for callers that can do something about it. */
    public enum Problem {
        /** A topic exists with another partition count, which would send keys to other partitions. */
        PARTITIONS_DIFFER,
        /** Kafka refuses a topic: its name, configuration or replication factor. */
        REFUSED,
        /** Not every partition had a leader in the time given. */
        NOT_READY
    }

    private final Problem problem;

    TopicException(Problem problem, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
