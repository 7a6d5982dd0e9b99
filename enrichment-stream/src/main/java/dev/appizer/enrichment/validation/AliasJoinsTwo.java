// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.schemas.CallType;
import org.jspecify.annotations.Nullable;

/** An alias names a second id, which is not the first one again. */
final class AliasJoinsTwo implements Rule {

    @Override
    public @Nullable Refusal check(ParsedMessage message) {
        if (message.type() != CallType.ALIAS) {
            return null;
        }
        @Nullable String previousId = message.id("previousId");
        if (previousId == null) {
            return Refusal.missing("previousId", "Give the id that the user had before");
        }
        return previousId.equals(message.id("userId"))
                ? Refusal.invalid("previousId", "An id cannot be an alias of itself")
                : null;
    }
}
