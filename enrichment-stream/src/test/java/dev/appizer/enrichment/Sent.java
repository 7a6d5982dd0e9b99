// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.message.RawMessage;
import dev.appizer.model.Identifier;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.RawEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** A message as a gateway would put it on events.raw; single quotes in its members stand for double ones. */
public record Sent(
        CallType type,
        String messageId,
        @Nullable String userId,
        @Nullable String anonymousId,
        String members,
        Instant receivedAt,
        RawEvent.Builder rest) {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** A call of user u1 with the messageId m1, at noon. */
    public static Sent a(CallType type, String members) {
        RawEvent.Builder rest = RawEvent.newBuilder().setScope(KeyScope.SERVER);
        return new Sent(type, "m1", "u1", null, members, NOON, rest);
    }

    public static Sent track(String members) {
        return a(CallType.TRACK, "'event':'purchase'" + (members.isEmpty() ? "" : "," + members));
    }

    public Sent id(String id) {
        return new Sent(type, id, userId, anonymousId, members, receivedAt, rest);
    }

    public Sent by(@Nullable String user, @Nullable String anonymous) {
        return new Sent(type, messageId, user, anonymous, members, receivedAt, rest);
    }

    public Sent at(Instant time) {
        return new Sent(type, messageId, userId, anonymousId, members, time, rest);
    }

    /** Its record, with the given fields over what the gateway would have written. */
    public RawEvent event() {
        return rest.setBody(ByteBuffer.wrap(json().getBytes(StandardCharsets.UTF_8)))
                .setType(type)
                .setMessageId(messageId)
                .setUserId(userId)
                .setAnonymousId(anonymousId)
                .setReceivedAt(receivedAt)
                .build();
    }

    public String key() {
        Identifier sender = Identifier.ofSender(userId, anonymousId);
        return sender == null ? messageId : sender.toString();
    }

    public RawMessage message() {
        return new RawMessage(StandardCharsets.UTF_8.encode(key()), receivedAt.toEpochMilli(), event());
    }

    public TestRecord<byte[], RawEvent> onTopic() {
        return new TestRecord<>(key().getBytes(StandardCharsets.UTF_8), event(), receivedAt);
    }

    private String json() {
        String json = "{'type':'" + type.name().toLowerCase(Locale.ROOT) + "','messageId':'" + messageId + "'"
                + member("userId", userId)
                + member("anonymousId", anonymousId)
                + (members.isEmpty() ? "" : "," + members)
                + "}";
        return json.replace('\'', '"');
    }

    private static String member(String name, @Nullable String value) {
        return value == null ? "" : ",'" + name + "':'" + value + "'";
    }
}
