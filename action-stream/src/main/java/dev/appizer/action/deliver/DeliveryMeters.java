// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.channel.Outcome;
import dev.appizer.schemas.DeliveryState;
import java.time.Duration;

/** Is told what happens to deliveries. For any threads. */
public interface DeliveryMeters {

    /** Nobody counts. */
    DeliveryMeters NONE = new DeliveryMeters() {
        @Override
        public void attempted(String campaign, String channel, String destination, Result result, Duration took) {}

        @Override
        public void state(String campaign, DeliveryState state) {}
    };

    /** What became of an attempt. */
    enum Result {
        DELIVERED,
        FAILED,
        REFUSED,
        /** It was none. */
        POSTPONED;

        static Result of(Outcome outcome) {
            if (outcome instanceof Outcome.Delivered) {
                return DELIVERED;
            } else if (outcome instanceof Outcome.Refused) {
                return REFUSED;
            }
            return outcome instanceof Outcome.Failed ? FAILED : POSTPONED;
        }
    }

    /**
     * An attempt has ended.
     *
     * @param took from its hand-over to its end
     */
    void attempted(String campaign, String channel, String destination, Result result, Duration took);

    /** A delivery has come to a state. */
    void state(String campaign, DeliveryState state);
}
