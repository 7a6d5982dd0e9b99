// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.schemas.CallType;
import org.jspecify.annotations.Nullable;

/** A group call says which group. */
final class GroupIsNamed implements Rule {

    @Override
    public @Nullable Refusal check(ParsedMessage message) {
        return message.type() == CallType.GROUP && message.id("groupId") == null
                ? Refusal.missing("groupId", "Give the group that was joined")
                : null;
    }
}
