// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.List;

/** The codes of what the SDK itself did not deliver; all others are the gateway's, and more may come. */
public final class Codes {

    /** The queue had no room for it. */
    public static final String QUEUE_FULL = "QUEUE_FULL";

    /** It made room for newer ones, or there was none to be made. */
    public static final String DROPPED = "DROPPED";

    /** It was tried for {@code giveUpAfter}; the gateway may have taken it all the same. */
    public static final String EXPIRED = "EXPIRED";

    /** It is over 32 KiB. */
    public static final String MESSAGE_TOO_LARGE = "MESSAGE_TOO_LARGE";

    /** There is no JSON for it: it contains itself, or something of a type that Jackson can't write. */
    public static final String NOT_SERIALIZABLE = "NOT_SERIALIZABLE";

    /** The client had been closed before the call. */
    public static final String CLOSED = "CLOSED";

    /** The time to close was over; the gateway may have taken it all the same. */
    public static final String NOT_DELIVERED = "NOT_DELIVERED";

    /** All of them. */
    static final List<String> ALL =
            List.of(QUEUE_FULL, DROPPED, EXPIRED, MESSAGE_TOO_LARGE, NOT_SERIALIZABLE, CLOSED, NOT_DELIVERED);

    private Codes() {}
}
