// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Asks for profiles, one after the other.
 *
 * @param caller to ask with
 */
public record Profiles(Caller caller) {

    private static final long ASK_AGAIN_MILLIS = 20;

    /**
     * Asks until the profile is as it should be.
     *
     * @param most for how long
     * @return when it was, of {@link System#nanoTime}; empty where it wasn't in time
     */
    public OptionalLong await(String id, Predicate<JsonObject> wanted, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < deadline) {
            if (find(id).filter(wanted).isPresent()) {
                return OptionalLong.of(System.nanoTime());
            }
            Thread.sleep(ASK_AGAIN_MILLIS);
        }
        return OptionalLong.empty();
    }

    /** The profile; empty where there is none at the moment. */
    public Optional<JsonObject> find(String id) {
        return caller.get("/v1/profiles/" + id).await().map(JsonObject::new);
    }
}
