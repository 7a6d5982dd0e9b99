// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Puts definitions of segments by HTTP, as whoever makes them does.
 *
 * @param caller to ask with
 */
public record Definitions(Caller caller) {

    private static final long ASK_AGAIN_MILLIS = 100;

    /** Ends when it was accepted. */
    public void put(String segment, String body) {
        caller.put("/v1/segments/" + segment, body).await();
    }

    /**
     * Asks until a segment is live.
     *
     * @param most for how long
     * @return when it was, of {@link System#nanoTime}; empty where it wasn't in time
     */
    public OptionalLong awaitLive(String segment, Duration most) throws InterruptedException {
        return await(
                most,
                () -> caller.get("/v1/segments/" + segment)
                        .await()
                        .map(JsonObject::new)
                        .filter(Definitions::isLive)
                        .isPresent());
    }

    /**
     * Asks until all segments are live.
     *
     * @param count how many there must be
     * @param most for how long
     * @return when they were, of {@link System#nanoTime}; empty where they weren't in time
     */
    public OptionalLong awaitAllLive(int count, Duration most) throws InterruptedException {
        return await(most, () -> live() >= count);
    }

    private static OptionalLong await(Duration most, BooleanSupplier check) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < deadline) {
            if (check.getAsBoolean()) {
                return OptionalLong.of(System.nanoTime());
            }
            Thread.sleep(ASK_AGAIN_MILLIS);
        }
        return OptionalLong.empty();
    }

    private long live() {
        return caller.get("/v1/segments")
                .await()
                .map(JsonObject::new)
                .map(shown -> shown.getJsonArray("segments"))
                .map(segments -> IntStream.range(0, segments.size())
                        .filter(n -> isLive(segments.getJsonObject(n)))
                        .count())
                .orElse(0L);
    }

    private static boolean isLive(JsonObject segment) {
        return "LIVE".equals(segment.getString("state"));
    }

    /** How many members a segment has. */
    public long size(String segment) {
        return caller.get("/v1/segments/" + segment)
                .await()
                .map(JsonObject::new)
                .map(shown -> shown.getLong("size"))
                .orElse(0L);
    }
}
