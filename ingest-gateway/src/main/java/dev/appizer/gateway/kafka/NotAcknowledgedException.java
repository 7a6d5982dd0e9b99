// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.kafka;

/** Kafka did not acknowledge an event; the cause says why. */
public final class NotAcknowledgedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotAcknowledgedException(Throwable cause) {
        super("Kafka did not acknowledge every event", cause, false, false);
    }
}
