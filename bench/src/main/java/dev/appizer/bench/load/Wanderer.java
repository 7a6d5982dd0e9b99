// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A person with a long history, half of it under each of two user ids, which aliases name as the canonical one by turns:
 * every alias sends all of the history to the other id.
 *
 * @param name that both ids begin with
 * @param aliases how many, an even number
 */
public record Wanderer(String name, int aliases) {

    public static final int EVENTS = 10_000;

    private static final int BATCH = 100;
    private static final int BATCHES_PER_SECOND = 20;

    /** The person's events. */
    public SteadyCalls events(Caller caller) {
        Duration length = Duration.ofSeconds(EVENTS / BATCH / BATCHES_PER_SECOND);
        return new SteadyCalls(caller, "/v1/batch", this::batch, 0, BATCHES_PER_SECOND, length);
    }

    /** All of the aliases, each a new message. */
    public SteadyCalls aliases(Caller caller, int perSecond) {
        Duration length = Duration.ofSeconds(aliases).dividedBy(perSecond);
        return new SteadyCalls(caller, "/v1/alias", this::alias, 0, perSecond, length);
    }

    /** Waits until all of the events are there, while no alias is; whether they are. */
    public boolean awaitHalves(Profiles profiles, Duration most) throws InterruptedException {
        return await(profiles, id(0), id(0), EVENTS / 2, most).isPresent()
                && await(profiles, id(1), id(1), EVENTS / 2, most).isPresent();
    }

    /**
     * Waits until all of the events are under the id that the last alias names, whichever of the two is asked for.
     *
     * @return when they were, of {@link System#nanoTime}; empty where they weren't in time
     */
    public OptionalLong awaitWhole(Profiles profiles, Duration most) throws InterruptedException {
        return await(profiles, id(1), id(1), EVENTS, most).isPresent()
                ? await(profiles, id(0), id(1), EVENTS, most)
                : OptionalLong.empty();
    }

    private static OptionalLong await(Profiles profiles, String id, String canonical, long events, Duration most)
            throws InterruptedException {
        return profiles.await(
                id,
                profile -> canonical.equals(profile.getString("id")) && events == profile.getLong("eventCount"),
                most);
    }

    byte[] batch(long batch) {
        return LongStream.range(batch * BATCH, (batch + 1) * BATCH)
                .mapToObj(this::event)
                .collect(Collectors.joining(",", "{\"batch\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String event(long n) {
        return "{\"type\":\"track\",\"event\":\"button_clicked\",\"messageId\":\"" + name + "-event-" + n
                + "\",\"userId\":\"" + id(n) + "\",\"properties\":" + Messages.properties(n) + "}";
    }

    byte[] alias(long n) {
        return ("{\"messageId\":\"" + name + "-alias-" + n + "\",\"userId\":\"" + id(n) + "\",\"previousId\":\""
                        + id(n + 1) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String id(long n) {
        return name + (n % 2 == 0 ? "-a" : "-b");
    }
}
