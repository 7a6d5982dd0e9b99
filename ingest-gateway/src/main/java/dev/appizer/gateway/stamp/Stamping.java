// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.stamp;

import dev.appizer.gateway.call.Message;
import dev.appizer.gateway.call.ReadCall;
import dev.appizer.model.Micros;
import dev.appizer.schemas.RawEvent;
import java.util.List;
import java.util.Objects;

/** Makes raw events of the messages of a call: one {@code receivedAt} for all, each its place in the call. */
public final class Stamping {

    private final ReceiveClock clock;
    private final UuidV7 messageIds;

    public Stamping(ReceiveClock clock, UuidV7 messageIds) {
        this.clock = clock;
        this.messageIds = messageIds;
    }

    /** The events share the call's body: it must not be changed as long as they are in use. */
    public List<RawEvent> stamp(ReadCall call, Sender sender) {
        long receivedAt = clock.next();
        return call.messages().stream()
                .map(message -> event(call, message, receivedAt, sender))
                .toList();
    }

    private RawEvent event(ReadCall call, Message message, long receivedAt, Sender sender) {
        RawEvent event = new RawEvent();
        event.setBody(call.bytes(message));
        event.setType(message.type());
        event.setMessageId(Objects.requireNonNullElseGet(message.messageId(), () -> messageIds.at(receivedAt / 1_000)));
        event.setUserId(message.userId());
        event.setAnonymousId(message.anonymousId());
        event.setPreviousId(message.previousId());
        event.setReceivedAt(Micros.toInstant(receivedAt));
        event.setPosition(message.index());
        event.setSentAt(message.sentAt());
        event.setInheritedContext(call.context() == null ? null : call.context().duplicate());
        event.setKeyId(sender.key().name());
        event.setScope(sender.key().scope());
        event.setClientIp(sender.clientIp());
        event.setUserAgent(sender.userAgent());
        return event;
    }
}
