// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.schemas.SegmentMembership;
import org.jspecify.annotations.Nullable;

/** Which memberships were told before the state was rebuilt. */
interface Told {

    Told NOTHING = key -> null;

    /**
     * The one under a key; null where none was told.
     *
     * @param key of the topic of memberships
     */
    @Nullable
    SegmentMembership membership(String key);
}
