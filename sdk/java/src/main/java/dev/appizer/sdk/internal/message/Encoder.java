// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.appizer.sdk.Appizer;
import dev.appizer.sdk.Codes;
import dev.appizer.sdk.internal.settings.Time;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes messages of calls, on the caller's thread and without a lock. */
public final class Encoder {

    /** One may be its own cause's cause. */
    private static final int MOST_CAUSES = 20;

    private final Timestamps timestamps;
    private final Warnings warnings;
    private final RepeatedTraits said = new RepeatedTraits();

    public Encoder(Time time, Warnings warnings) {
        this.timestamps = new Timestamps(time);
        this.warnings = warnings;
    }

    /**
     * A message, or why there is none.
     *
     * @param traits of an identify, what it says, as hashes
     */
    public record Encoded(Message message, @Nullable Settled refusal, Map<String, Long> traits) {}

    /** Writes the message, with an id and a timestamp where the call has none. */
    public Encoded encode(Draft call) {
        Map<String, @Nullable Object> members = call.members().toMap();
        members.computeIfAbsent(Draft.TIMESTAMP, name -> timestamps.next());
        String id = idOf(members);
        members.put(Draft.MESSAGE_ID, id);
        MessageWriter writer = new MessageWriter(call);
        try {
            Message message = new Message(id, writer.write(members));
            warnings.warn(call, writer.findings());
            return new Encoded(message, null, writer.traits());
        } catch (ByteLimit.Exceeded e) {
            return refused(id, Codes.MESSAGE_TOO_LARGE, "The message is over 32 KiB");
        } catch (Throwable e) {
            // Values are the application's own code, which may throw anything, checked or not; a call never does.
            return refused(id, Codes.NOT_SERIALIZABLE, "There is no JSON for the message: " + reason(e));
        }
    }

    /** Forgets what was said of users. */
    public void reset() {
        said.forget();
    }

    /** Takes down that the message will be sent: what it says has been said from now on. */
    public void taken(Draft call, Encoded encoded) {
        if (call.isIdentify() && isRepeated(call, encoded.traits())) {
            warnings.warn(
                    "An identify says of a user only what this client has said before: identify when a trait changes");
        }
    }

    private boolean isRepeated(Draft call, Map<String, Long> traits) {
        @Nullable Object user = call.members().get(Draft.USER_ID);
        @Nullable Object anonymous = call.members().get(Draft.ANONYMOUS_ID);
        return said.isRepeated(user == null ? anonymous : user, anonymous, traits);
    }

    /** Blank counts as none, as at the gateway. */
    private static String idOf(Map<String, @Nullable Object> members) {
        return members.get(Draft.MESSAGE_ID) instanceof String given && !given.isBlank()
                ? given
                : Appizer.generateUUID();
    }

    private static Encoded refused(String id, String code, String why) {
        Message none = new Message(id, new byte[0]);
        return new Encoded(none, none.undelivered(code, why), Map.of());
    }

    /** The kind of failure, and what is known to have no values in it: where there is a cause, Jackson's text is the cause's. */
    private static String reason(Throwable failure) {
        if (failure instanceof Place.NestingException) {
            return Place.NestingException.WHY;
        }
        Throwable cause = failure;
        for (int i = 0; i < MOST_CAUSES && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        return cause instanceof JsonProcessingException processing
                ? processing.getOriginalMessage()
                : cause.getClass().getSimpleName();
    }
}
