// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.kafka;

import dev.appizer.schemas.RawEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where raw events go. */
@FunctionalInterface
public interface RawEvents {

    /**
     * Appends events, without waiting.
     *
     * @param traceparent of the call, which its messages carry on
     * @param waited how long their call has waited already; it counts towards the time that an acknowledgement may take
     * @return done once every one of them is acknowledged; failed with {@link NotAcknowledgedException} as soon as one is
     *     not, or none came in time: then any of them may be there or not
     */
    CompletionStage<Void> append(List<RawEvent> events, String traceparent, Duration waited);
}
