// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When an event happened, in microseconds: its client's word, corrected by what the client says of its clock. */
final class EventTimes {

    private static final Duration RIGHT_CLOCK = Duration.ofSeconds(60);
    private static final Duration BELIEVED_FUTURE = Duration.ofHours(1);

    private EventTimes() {}

    static Instant receivedAt(Message message) {
        return Instant.EPOCH.plus(message.receivedAt(), ChronoUnit.MICROS);
    }

    /** The time of acceptance where the client gives none, or one too far in the future. */
    static Instant of(Message message) {
        Call call = message.call();
        Instant received = receivedAt(message);
        Instant said = call.timestamp() != null ? call.timestamp() : call.originalTimestamp();
        if (said == null) {
            return received;
        }
        Instant time = said.plus(clockError(call.sentAt(), received)).truncatedTo(ChronoUnit.MICROS);
        return time.isAfter(received.plus(BELIEVED_FUTURE)) ? received : time;
    }

    private static Duration clockError(@Nullable Instant sentAt, Instant received) {
        if (sentAt == null) {
            return Duration.ZERO;
        }
        Duration error = Duration.between(sentAt, received);
        return error.abs().compareTo(RIGHT_CLOCK) > 0 ? error : Duration.ZERO;
    }
}
