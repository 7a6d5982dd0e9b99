// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.appizer.action.rows.ChangeRow;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids of notifications: the same for every repeat of a cause, and for no other. 32 hexadecimal digits in lower case, the
 * first 128 bits of SHA-256 over all parts, each behind its length.
 */
public final class NotificationId {

    private static final int LENGTH = 16;

    private NotificationId() {}

    /**
     * Set off by an event.
     *
     * @param sender as an identifier, whomever it belongs to by now: with it the messageId names the event
     */
    public static String ofEvent(String campaign, String sender, String messageId) {
        return of("event", campaign, sender, messageId);
    }

    /**
     * Set off by a change of a segment.
     *
     * @param person as an identifier
     * @param partition of the change's record
     * @param offset of the change's record: somebody may enter a segment twice at the same time
     */
    public static String ofChange(String campaign, String person, ChangeRow change, int partition, long offset) {
        return of(
                "change",
                campaign,
                person,
                change.getSegment(),
                change.getTransition(),
                String.valueOf(partition),
                String.valueOf(offset));
    }

    /**
     * Set off by an answer.
     *
     * @param version of the campaign
     * @param since when the threshold was last not crossed, in microseconds since the epoch: it is crossed once from then on
     */
    public static String ofAnswer(String campaign, long version, long since) {
        return of("answer", campaign, String.valueOf(version), String.valueOf(since));
    }

    private static String of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
