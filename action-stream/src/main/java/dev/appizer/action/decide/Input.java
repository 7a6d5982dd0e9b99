// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.rows.CarriedRow;
import dev.appizer.schemas.CampaignDefinition;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SegmentChange;
import org.jspecify.annotations.Nullable;

/** What goes into {@link Decide}. The key is a person's canonical identifier, but where something else is said. */
public sealed interface Input {

    record Changed(SegmentChange change) implements Input {}

    record Happened(ResolvedEvent event) implements Input {}

    /** What is known of somebody; null where they were merged away or erased. */
    record Known(@Nullable Profile profile) implements Input {}

    /** Identifiers leave whom the key names. */
    record Moved(IdentityChange change) implements Input {}

    /** A campaign was put, or deleted where it is null; the key is its id. */
    record Defined(@Nullable CampaignDefinition campaign) implements Input {}

    /** From another partition, or from the dead letters. */
    record Carried(CarriedRow row) implements Input {}
}
