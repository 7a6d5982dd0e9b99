// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The arrival lies between 1970 and the record's own time, which the broker keeps near its clock: one message from the
 * year 9999 would end the memory of de-duplication, and outlast every later write.
 */
final class StampIsSound implements Rule {

    /** How far the clocks of a producer and of the record may differ. */
    private static final long TOLERANCE_MS = 3_600_000;

    @Override
    public @Nullable Refusal check(ParsedMessage message) {
        Instant receivedAt = message.event().getReceivedAt();
        if (receivedAt.isBefore(Instant.EPOCH)) {
            return Refusal.invalid("receivedAt", "Give the time of arrival in microseconds since 1970");
        }
        if (receivedAt.isAfter(Instant.ofEpochMilli(message.raw().timestamp() + TOLERANCE_MS))) {
            return Refusal.invalid("receivedAt", "The arrival lies more than an hour after the record's own timestamp");
        }
        if (message.event().getPosition() < 0) {
            return Refusal.invalid("position", "Give the message's place in its call, from 0");
        }
        return null;
    }
}
