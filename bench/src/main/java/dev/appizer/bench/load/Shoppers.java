// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Anonymous visitors who each bought once, and the aliases by which they turn out to be a user of whom nothing was known. */
public final class Shoppers {

    private static final String VISITOR = "shopper-visitor-";
    private static final String USER = "shopper-user-";
    private static final int BATCH = 100;

    private Shoppers() {}

    /**
     * Lets each of them buy, in batches: visitors from 0 on.
     *
     * @param perSecond purchases, not batches
     * @param visitors how many, a multiple of the size of a batch
     */
    public static SteadyCalls purchases(Caller caller, int perSecond, int visitors) {
        int batchesPerSecond = perSecond / BATCH;
        Duration length = Duration.ofSeconds(1).multipliedBy(visitors / BATCH).dividedBy(batchesPerSecond);
        return new SteadyCalls(caller, "/v1/batch", Shoppers::batch, 0, batchesPerSecond, length);
    }

    /**
     * Says of each, one by one, who they are.
     *
     * @param first the number of the first visitor
     */
    public static SteadyCalls aliases(Caller caller, int first, int perSecond, Duration length) {
        return new SteadyCalls(caller, "/v1/alias", Shoppers::alias, first, perSecond, length);
    }

    static byte[] batch(long batch) {
        return LongStream.range(batch * BATCH, (batch + 1) * BATCH)
                .mapToObj(Shoppers::purchase)
                .collect(Collectors.joining(",", "{\"batch\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String purchase(long n) {
        return "{\"type\":\"track\",\"event\":\"" + Segments.PURCHASE + "\",\"messageId\":\"purchase-" + n
                + "\",\"anonymousId\":\"" + visitor(n) + "\",\"properties\":" + Messages.properties(n) + "}";
    }

    static byte[] alias(long n) {
        return ("{\"messageId\":\"alias-" + n + "\",\"userId\":\"" + user(n) + "\",\"previousId\":\"" + visitor(n)
                        + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    public static String visitor(long n) {
        return VISITOR + n;
    }

    public static String user(long n) {
        return USER + n;
    }

    /** The number of the visitor who entered the buyers' segment by the purchase. */
    public static OptionalInt bought(SegmentChange change) {
        return entered(change, ChangeReason.EVENT, VISITOR);
    }

    /** The number of the user who entered it by the alias. */
    public static OptionalInt joined(SegmentChange change) {
        return entered(change, ChangeReason.MERGE, USER);
    }

    private static OptionalInt entered(SegmentChange change, ChangeReason reason, String prefix) {
        String id = change.getCanonicalId();
        return change.getSegmentId().equals(Segments.BUYERS)
                        && change.getTransition() == Transition.ENTERED
                        && change.getReason() == reason
                        && id.startsWith(prefix)
                ? OptionalInt.of(Integer.parseInt(id.substring(prefix.length())))
                : OptionalInt.empty();
    }
}
