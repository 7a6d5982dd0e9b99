// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.schemas.CallType;
import org.jspecify.annotations.Nullable;

/** Traits need somebody who has them, and an alias a user to be joined to; events may be nobody's. */
final class SenderIsNamed implements Rule {

    @Override
    public @Nullable Refusal check(ParsedMessage message) {
        boolean hasUser = message.id("userId") != null;
        if (message.type() == CallType.ALIAS && !hasUser) {
            return Refusal.missing("userId", "Give the user that the previousId belongs to");
        }
        if (message.type() == CallType.IDENTIFY && !hasUser && message.id("anonymousId") == null) {
            return Refusal.missing("userId", "Give a userId or an anonymousId that the traits belong to");
        }
        return null;
    }
}
