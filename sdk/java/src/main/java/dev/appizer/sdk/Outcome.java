// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import org.jspecify.annotations.Nullable;

/** What became of a message. */
public sealed interface Outcome {

    /** The id that the message had. */
    String messageId();

    /** Whether Appizer has it. */
    default boolean isAccepted() {
        return this instanceof Accepted;
    }

    /**
     * The gateway has it, and so has Kafka.
     *
     * @param messageId the id that the message had
     */
    record Accepted(String messageId) implements Outcome {}

    /**
     * It was not delivered, and is not tried again.
     *
     * @param messageId the id that the message had
     * @param code one of {@link Codes}, or the gateway's, such as {@code MISSING_FIELD}; {@code HTTP_404} where an answer has none
     * @param field the member that it is about, where it is about one
     * @param message why, in a sentence
     */
    record Undelivered(
            String messageId, String code, @Nullable String field, String message) implements Outcome {}
}
