// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.rows.NotificationRow;
import java.util.List;

/** What becomes of something that has set a campaign off. */
sealed interface Verdict {

    /**
     * It is sent.
     *
     * @param times to remember for the cap, in microseconds; empty where there is none
     */
    record Send(NotificationRow notification, List<Long> times) implements Verdict {}

    /**
     * It is looked at again.
     *
     * @param until microseconds; {@link Long#MAX_VALUE}: until there is news of the person
     * @param why empty where it is over in a moment, so that nobody is told
     */
    record Wait(long until, String why) implements Verdict {}

    /** What set it off doesn't hold any more. */
    record CallOff(String why) implements Verdict {}

    /**
     * It isn't for them, or they have heard of it.
     *
     * @param reason for metrics
     */
    record Suppress(String reason, String why) implements Verdict {}

    /** It can't be written. */
    record Fail(String why) implements Verdict {}
}
