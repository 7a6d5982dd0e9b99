// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.rows.QuietRow;

/** Knows when not to disturb. */
@FunctionalInterface
public interface Quiet {

    /**
     * When it may be sent.
     *
     * @param nowMicros since the epoch
     * @return the end of the quiet hours that this is in; {@code nowMicros} where it is in none
     */
    long until(QuietRow quiet, long nowMicros);
}
