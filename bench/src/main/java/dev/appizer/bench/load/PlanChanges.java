// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.schemas.SegmentChange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;

/** Identifies that each bring their user into a segment or out of it; number n is the same in every run. */
public final class PlanChanges {

    private static final int USERS = 1_000;
    private static final String DIGITS = "[0-9]{1,9}";

    private PlanChanges() {}

    /**
     * Some of them. What follows an earlier part has to begin where that ended, or plans would not change.
     *
     * @param first the number of the first
     */
    public static SteadyCalls calls(Caller caller, int first, int perSecond, Duration length) {
        return new SteadyCalls(caller, "/v1/identify", PlanChanges::body, first, perSecond, length);
    }

    static byte[] body(long n) {
        String plan = n / USERS % 2 == 0 ? "enterprise" : "free";
        return ("{\"userId\":\"user_" + n % USERS + "\",\"messageId\":\"" + n + "\",\"traits\":{\"plan\":\"" + plan
                        + "\",\"totalSpent\":1500}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The number of the call that brought a segment change about. */
    public static OptionalInt cause(SegmentChange change) {
        String messageId = change.getMessageId();
        return change.getSegmentId().equals(Segments.HIGH_VALUE) && messageId != null && messageId.matches(DIGITS)
                ? OptionalInt.of(Integer.parseInt(messageId))
                : OptionalInt.empty();
    }
}
