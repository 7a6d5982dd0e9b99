// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.model.Identifier;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The record's key is the sender's identifier, or the messageId where there is no sender: under another key a repeat
 * would miss its original, and the next stage its person.
 */
final class KeyIsSender implements Rule {

    @Override
    public @Nullable Refusal check(ParsedMessage message) {
        @Nullable Identifier sender = Identifier.ofSender(message.id("userId"), message.id("anonymousId"));
        String key = sender == null ? message.event().getMessageId() : sender.toString();
        return StandardCharsets.UTF_8.encode(key).equals(message.raw().key())
                ? null
                : Refusal.invalid("key", "Key the record by user:<userId>, anonymous:<anonymousId> or the messageId");
    }
}
