// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a server said.
 *
 * @param retryAfter how long it wants to be left alone
 */
record Answer(int status, Optional<Duration> retryAfter) {

    /** Those that speak of a moment: too slow, too early, too much. */
    private static final Set<Integer> MOMENTARY = Set.of(408, 425, 429);

    /** Those that somebody mends: a key that isn't known yet, a right that isn't given, a path that isn't deployed. */
    private static final Set<Integer> MENDED = Set.of(401, 403, 404);

    /**
     * What became of the attempt. Statuses 401, 403 and 404 are Failed, not Refused: they're what a receiver says whose
     * deployment or credentials are wrong just now, and when somebody mends that within the day in which attempts go on,
     * nothing is lost. What a receiver says of the message itself (400, 413, 422 …) stays true however often it's sent, and
     * 410 asks for an end. A redirect is Refused as well: where it leads was checked by nobody.
     *
     * @param server for the reason
     */
    Outcome outcome(String server) {
        if (status >= 200 && status < 300) {
            return new Delivered();
        }
        String why = server + " answered " + status;
        if (status >= 500 || MOMENTARY.contains(status) || MENDED.contains(status)) {
            return new Failed(why, retryAfter);
        }
        return new Refused(status < 400 ? why + ", a redirect, which is not followed" : why);
    }
}
