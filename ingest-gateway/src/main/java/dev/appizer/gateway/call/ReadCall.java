// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that was read.
 *
 * @param body that the messages' offsets point into
 * @param writeKey what the body gives; null where it gives none
 * @param context the batch's, as written; null where there is none
 * @param messages that may be taken, in order
 * @param rejected the others, in order
 */
public record ReadCall(
        ByteBuffer body,
        @Nullable String writeKey,
        @Nullable ByteBuffer context,
        List<Message> messages,
        List<Rejected> rejected) {

    /** The bytes of a message, not copied. */
    public ByteBuffer bytes(Message message) {
        return body.slice(message.offset(), message.length());
    }
}
