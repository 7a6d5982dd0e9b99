// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import java.util.ArrayList;
import java.util.List;

/**
 * How often somebody hears of a campaign: so many times in any period of this length. One that was sent at t counts while
 * {@code now - within < t}, as an event in a window; so does one that a clock says is still to come.
 *
 * <p>The latest {@code count} times are all that can matter, in whatever order they come. Of a cap that was edited to a
 * higher count, those that were forgotten before are missing until a period has passed: somebody may hear of it up to that
 * many times more.
 *
 * @param count at least 1
 * @param within microseconds
 */
public record Cap(int count, long within) {

    /**
     * Whether another may be sent off.
     *
     * @param times when the latest were sent off, in order
     */
    public boolean allows(List<Long> times, long now) {
        return times.stream().filter(time -> time > now - within).count() < count;
    }

    /** What has to be remembered once another is sent off. */
    public List<Long> and(List<Long> times, long now) {
        List<Long> kept = new ArrayList<>(times);
        kept.add(now);
        kept.sort(null);
        return List.copyOf(kept.subList(Math.max(0, kept.size() - count), kept.size()));
    }
}
