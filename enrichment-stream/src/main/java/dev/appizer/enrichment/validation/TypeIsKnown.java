// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.schemas.CallType;
import org.jspecify.annotations.Nullable;

/** The record says which call it is; the path said so to the gateway, whatever the message itself says. */
final class TypeIsKnown implements Rule {

    @Override
    public @Nullable Refusal check(ParsedMessage message) {
        String reason = "Give one of track, identify, alias, page, screen, group";
        return message.type() == CallType.UNKNOWN ? new Refusal(Refusal.Code.UNKNOWN_TYPE, "type", reason) : null;
    }
}
