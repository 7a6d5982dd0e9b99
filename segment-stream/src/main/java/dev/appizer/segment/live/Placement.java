// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.rows.RegisterRow;
import org.jspecify.annotations.Nullable;

/** Whether a contribution belongs where it came. */
sealed interface Placement {

    /** It belongs here. */
    record Here() implements Placement {}

    /** Its identifier has moved on since it was sent. */
    record Elsewhere(String canonical, long version) implements Placement {}

    /**
     * A contribution of the register's version or a later one belongs here, and says so for the identifier; an earlier
     * one belongs to where the register points. Each step raises the version, so no contribution is sent on for ever.
     */
    static Placement of(@Nullable RegisterRow register, long version) {
        if (register == null || register.getGoneTo() == null || register.getVersion() <= version) {
            return new Here();
        }
        return new Elsewhere(register.getGoneTo(), register.getVersion());
    }
}
