// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.load.Profiles;
import dev.appizer.bench.load.Shoppers;
import dev.appizer.bench.load.SteadyCalls;
import dev.appizer.bench.report.Outcome.Latency;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * From the moment at which an alias is due until its visitor's profile is the user's and says that the user is in the segment:
 * for a few of the aliases, one after the other, since those who ask take their part of the machine.
 */
final class ProfileSample {

    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SteadyCalls calls;
    private final Profiles profiles;
    private final List<Long> nanos = new ArrayList<>();
    private int asked;

    private ProfileSample(SteadyCalls calls, Profiles profiles) {
        this.calls = calls;
        this.profiles = profiles;
    }

    /** Returns when the last of the calls was due. */
    static ProfileSample take(SteadyCalls calls, Profiles profiles) throws InterruptedException {
        ProfileSample sample = new ProfileSample(calls, profiles);
        int next = calls.first();
        while (next < calls.end()) {
            sample.ask(next);
            next = calls.firstFrom(Math.max(System.nanoTime(), calls.dueAt(next) + EVERY_NANOS));
        }
        return sample;
    }

    private void ask(int n) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(calls.dueAt(n) - System.nanoTime());
        asked++;
        profiles.await(Shoppers.visitor(n), profile -> isRight(profile, n), PATIENCE)
                .ifPresent(time -> nanos.add(time - calls.dueAt(n)));
    }

    private static boolean isRight(JsonObject profile, int n) {
        return Shoppers.user(n).equals(profile.getString("id"))
                && !profile.getJsonArray("segments").isEmpty();
    }

    /** Empty where no profile came to be right in time. */
    Optional<Latency> latency() {
        long[] times = nanos.stream().mapToLong(time -> time).toArray();
        return times.length == 0
                ? Optional.empty()
                : Optional.of(Latencies.of("visitors' profiles showed it", asked, times));
    }
}
