// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.model.IdText;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.RawEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The ids in the record are those of the body; only the messageId may be the gateway's own. */
final class IdsAgree implements Rule {

    @Override
    public @Nullable Refusal check(ParsedMessage message) {
        RawEvent event = message.event();
        @Nullable String messageId = ParsedMessage.presentOrNull(event.getMessageId());
        if (messageId == null) {
            return Refusal.missing("messageId", "Give the record a messageId where the message has none");
        }
        if (IdText.isTooLong(messageId)) {
            return Refusal.invalid("messageId", "The record's messageId is too long");
        }
        if (message.id("messageId") != null && !messageId.equals(message.id("messageId"))) {
            return disagree("messageId");
        }
        if (!same(event.getUserId(), message.id("userId"))) {
            return disagree("userId");
        }
        if (!same(event.getAnonymousId(), message.id("anonymousId"))) {
            return disagree("anonymousId");
        }
        if (message.type() == CallType.ALIAS && !same(event.getPreviousId(), message.id("previousId"))) {
            return disagree("previousId");
        }
        return null;
    }

    private static boolean same(@Nullable String recorded, @Nullable String sent) {
        return Objects.equals(ParsedMessage.presentOrNull(recorded), sent);
    }

    private static Refusal disagree(String field) {
        return Refusal.invalid(field, "The record and the message in it name different ids");
    }
}
