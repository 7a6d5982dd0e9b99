// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.deduplication;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.TimedMessage;
import dev.appizer.model.Identifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What de-duplication knows of a message.
 *
 * @param key of the sender and the messageId
 * @param seen what is remembered under it
 */
public record Fingerprint(Hash key, Seen seen) {

    /**
     * What may differ between two sendings of one message: when it was sent, under which key, and how often the SDK had
     * tried (one keeps that count in {@code _metadata}).
     */
    private static final Set<String> DELIVERY = Set.of("sentAt", "writeKey", "_metadata");

    public static Fingerprint of(TimedMessage message) {
        return new Fingerprint(key(message.parsed()), new Seen(body(message.parsed()), message.receivedAt()));
    }

    private static Hash key(ParsedMessage message) {
        @Nullable Identifier sender = Identifier.ofSender(message.id("userId"), message.id("anonymousId"));
        return new CanonicalBytes()
                .text(sender == null ? "" : sender.toString())
                .text(message.event().getMessageId())
                .hash();
    }

    /** Of the value: neither white space nor the order of names counts. The path may say the type in the body's place. */
    private static Hash body(ParsedMessage message) {
        Map<String, @Nullable Object> content = new HashMap<>(message.body());
        content.keySet().removeAll(DELIVERY);
        content.putAll(message.numericIds());
        content.put("type", message.type().name());
        return new CanonicalBytes().entries(content).hash();
    }
}
