// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import java.time.Duration;
import java.util.Optional;

/**
 * How much goes to one destination.
 *
 * @param underWay attempts at once
 * @param waiting attempts that wait for those to end; one more is told that the destination is busy
 * @param pace least time between the starts of two attempts; empty: as fast as attempts end
 */
public record DestinationLimits(int underWay, int waiting, Optional<Duration> pace) {

    /** What a small server bears. */
    public static final DestinationLimits DEFAULT = new DestinationLimits(8, 1_000, Optional.empty());

    public DestinationLimits {
        if (underWay < 1 || waiting < 0 || pace.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("At least one attempt has to be under way, and nothing is negative");
        }
    }

    /**
     * The same, with so many attempts a second.
     *
     * @param rate above zero; a half is one every two seconds
     */
    public DestinationLimits perSecond(double rate) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("A rate is above zero, not " + rate);
        }
        return new DestinationLimits(underWay, waiting, Optional.of(Duration.ofNanos((long) (1e9 / rate))));
    }
}
