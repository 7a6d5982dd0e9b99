// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.appizer.sdk.Appizer;
import dev.appizer.sdk.Codes;
import dev.appizer.sdk.internal.settings.Time;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes messages of calls, on the caller's thread and without a lock. */
public final class Encoder {

    private final Timestamps timestamps;
    private final Warnings warnings;
    private final RepeatedTraits said = new RepeatedTraits();

    public Encoder(Time time, Warnings warnings) {
        this.timestamps = new Timestamps(time);
        this.warnings = warnings;
    }

    /** A message, or why there is none. */
    public record Encoded(Message message, @Nullable Settled refusal) {}

    /** Writes the message, with an id and a timestamp where the call has none. */
    public Encoded encode(Draft call) {
        Map<String, @Nullable Object> members = call.members().toMap();
        members.computeIfAbsent(Draft.TIMESTAMP, name -> timestamps.next());
        String id = idOf(members);
        members.put(Draft.MESSAGE_ID, id);
        MessageWriter writer = new MessageWriter(call);
        try {
            Message message = new Message(id, writer.write(members));
            warn(call, writer);
            return new Encoded(message, null);
        } catch (ByteLimit.Exceeded e) {
            return refused(id, Codes.MESSAGE_TOO_LARGE, "The message is over 32 KiB");
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            // Values are the application's own code, which may throw anything; a call never does.
            return refused(id, Codes.NOT_SERIALIZABLE, "There is no JSON for the message: " + reason(e));
        }
    }

    /** Forgets what was said of users. */
    public void reset() {
        said.forget();
    }

    private void warn(Draft call, MessageWriter writer) {
        warnings.warn(call, writer.findings());
        if (call.isIdentify() && isRepeated(call, writer)) {
            warnings.warn(
                    "An identify says of a user only what this client has said before: identify when a trait changes");
        }
    }

    private boolean isRepeated(Draft call, MessageWriter writer) {
        @Nullable Object user = call.members().get(Draft.USER_ID);
        @Nullable Object anonymous = call.members().get(Draft.ANONYMOUS_ID);
        return said.isRepeated(user == null ? anonymous : user, anonymous, writer.traits());
    }

    /** Blank counts as none, as at the gateway. */
    private static String idOf(Map<String, @Nullable Object> members) {
        return members.get(Draft.MESSAGE_ID) instanceof String given && !given.isBlank()
                ? given
                : Appizer.generateUUID();
    }

    private static Encoded refused(String id, String code, String why) {
        Message none = new Message(id, new byte[0]);
        return new Encoded(none, none.undelivered(code, why));
    }

    /** The kind of failure, and what is known to have no values in it. */
    private static String reason(Throwable failure) {
        if (failure instanceof Place.NestingException) {
            return Place.NestingException.WHY;
        }
        Throwable cause = failure.getCause() instanceof JsonProcessingException wrapped ? wrapped : failure;
        return cause instanceof JsonProcessingException processing
                ? processing.getOriginalMessage()
                : failure.getClass().getSimpleName();
    }
}
