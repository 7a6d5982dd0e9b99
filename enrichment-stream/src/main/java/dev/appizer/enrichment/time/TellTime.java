// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.time;

import static dev.appizer.enrichment.message.Warnings.CLOCK_SKEW;
import static dev.appizer.enrichment.message.Warnings.FUTURE_TIMESTAMP;
import static dev.appizer.enrichment.message.Warnings.IGNORED;

import dev.appizer.enrichment.message.NormalMessage;
import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.enrichment.message.Result;
import dev.appizer.enrichment.message.TimedMessage;
import dev.appizer.enrichment.message.Warnings;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Warning;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Step 4: the event time. The client's timestamp, else its originalTimestamp, else the arrival; shifted by the error of
 * the client's clock where its sentAt shows one of more than 60 s; never later than the arrival by more than the
 * tolerance. Old times are taken without limit.
 */
public final class TellTime {

    private static final long MAX_SKEW = 60_000_000;
    private static final List<String> FIELDS = List.of("timestamp", "originalTimestamp");

    private final long futureTolerance;

    /** The tolerance is how far after its arrival an event may have happened. */
    public TellTime(Duration futureTolerance) {
        this.futureTolerance = futureTolerance.toNanos() / 1_000;
    }

    public Result<TimedMessage> tell(NormalMessage message) {
        long receivedAt = Micros.of(message.parsed().event().getReceivedAt());
        for (String field : FIELDS) {
            @Nullable Object given = message.parsed().body().get(field);
            if (given != null && !(given instanceof String text && text.isBlank())) {
                return believe(message, receivedAt, field, given);
            }
        }
        return new Result.Passed<>(new TimedMessage(message, receivedAt, receivedAt, null, message.warnings()));
    }

    private Result<TimedMessage> believe(NormalMessage message, long receivedAt, String field, Object given) {
        if (!(given instanceof String text)) {
            return refused(field, "Give an ISO-8601 text; of a number nobody knows whether it counts seconds");
        }
        @Nullable Long told = IsoTime.parse(text.strip());
        return told == null
                ? refused(field, "Give a date that exists, in ISO-8601, such as 2024-01-15T10:30:00Z")
                : new Result.Passed<>(correct(message, receivedAt, told, text));
    }

    private TimedMessage correct(NormalMessage message, long receivedAt, long told, String text) {
        @Nullable Object sentAt = sentAt(message.parsed());
        @Nullable Long sent = sentAt instanceof String clock ? IsoTime.parse(clock.strip()) : null;
        TimedMessage timed = new TimedMessage(message, told, receivedAt, null, message.warnings());
        if (sent != null && Math.abs(receivedAt - sent) > MAX_SKEW) {
            timed = leave(timed, told + receivedAt - sent, text, skewed());
        } else if (sent == null && sentAt != null) {
            timed = warn(timed, new Warning(IGNORED, "sentAt", "Not a date in ISO-8601, so no clock was corrected"));
        }
        return timed.eventTime() - receivedAt > futureTolerance ? leave(timed, receivedAt, text, future()) : timed;
    }

    /** The message's own, else its batch's; null where neither says, or says it in blanks. */
    private static @Nullable Object sentAt(ParsedMessage message) {
        @Nullable Object own = message.body().get("sentAt");
        @Nullable Object given = own == null ? message.event().getSentAt() : own;
        return given instanceof String text ? ParsedMessage.presentOrNull(text) : given;
    }

    private static TimedMessage leave(TimedMessage message, long eventTime, String text, Warning warning) {
        List<Warning> warnings = Warnings.plus(message.warnings(), warning);
        return new TimedMessage(message.normal(), eventTime, message.receivedAt(), text, warnings);
    }

    private static TimedMessage warn(TimedMessage message, Warning warning) {
        List<Warning> warnings = Warnings.plus(message.warnings(), warning);
        return new TimedMessage(
                message.normal(), message.eventTime(), message.receivedAt(), message.originalTimestamp(), warnings);
    }

    private static Warning skewed() {
        return new Warning(
                CLOCK_SKEW, "sentAt", "The client's clock was wrong: the event time is shifted by its error");
    }

    private static Warning future() {
        return new Warning(FUTURE_TIMESTAMP, "timestamp", "Too far after the arrival, which is used instead");
    }

    private static Result<TimedMessage> refused(String field, String reason) {
        return new Result.Refused<>(new Refusal(Refusal.Code.INVALID_TIMESTAMP, field, reason));
    }
}
