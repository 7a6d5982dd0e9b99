// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.SegmentMembership;
import dev.appizer.segment.rows.Contribution;
import org.jspecify.annotations.Nullable;

/** What comes out of {@link KeepProfiles}: one kind for each topic. A null value is a tombstone. */
public sealed interface Output {

    record Changed(SegmentChange change) implements Output {}

    record Membership(@Nullable SegmentMembership membership) implements Output {}

    record ProfileState(@Nullable Profile profile) implements Output {}

    record SentOn(Contribution contribution) implements Output {}

    record Refused(DeadLetter letter) implements Output {}
}
