// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import dev.appizer.sdk.internal.settings.Checks;
import dev.appizer.sdk.internal.settings.Settings;
import dev.appizer.sdk.internal.settings.Time;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Builds a client. Every method refuses what can't be meant with an {@link IllegalArgumentException} that says why. */
public final class AppizerBuilder {

    private final String writeKey;
    private @Nullable String adminKey;
    private String host = "http://127.0.0.1:8080";
    private Duration flushInterval = Duration.ofMillis(200);
    private long maxQueueBytes = 32L << 20;
    private WhenFull whenFull = WhenFull.FAIL;
    private Duration requestTimeout = Duration.ofSeconds(10);
    private Duration giveUpAfter = Duration.ofHours(23);
    private boolean gzip = true;
    private @Nullable Consumer<Outcome.Undelivered> onUndelivered;
    private @Nullable Consumer<String> onWarning;
    private @Nullable Duration closeOnShutdown;
    private boolean metrics = true;
    private Time time = Time.SYSTEM;
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    AppizerBuilder(String writeKey) {
        this.writeKey = Checks.key("writeKey", writeKey);
    }

    /** Gives the key for {@link Appizer#analytics() questions}. */
    public AppizerBuilder adminKey(String key) {
        adminKey = Checks.key("adminKey", key);
        return this;
    }

    /** Says where the gateway is: {@code https://events.example.com}, also with a path. {@code http://127.0.0.1:8080} unless said. */
    public AppizerBuilder host(String address) {
        host = Checks.host(address);
        return this;
    }

    /** Says how long a message waits for others, to be sent with them: 200 ms unless said, up to an hour. */
    public AppizerBuilder flushInterval(Duration interval) {
        flushInterval = Checks.time("flushInterval", interval, Duration.ZERO, Duration.ofHours(1));
        return this;
    }

    /** Says how many bytes of messages may be without an outcome: 32 MiB unless said, at least 32 KiB. */
    public AppizerBuilder maxQueueBytes(long bytes) {
        maxQueueBytes = Checks.queue(bytes);
        return this;
    }

    /** Says what becomes of a call beyond that: {@link WhenFull#FAIL} unless said. */
    public AppizerBuilder whenFull(WhenFull policy) {
        whenFull = Checks.given("whenFull", policy);
        return this;
    }

    /** Says how long an attempt may take, its answer included: 10 s unless said, up to an hour. */
    public AppizerBuilder requestTimeout(Duration timeout) {
        requestTimeout = Checks.time("requestTimeout", timeout, Duration.ofMillis(1), Duration.ofHours(1));
        return this;
    }

    /** Says for how long a message is tried: 23 h unless said. Keep it under the time for which Appizer knows repeats, 24 h. */
    public AppizerBuilder giveUpAfter(Duration longest) {
        giveUpAfter = Checks.time("giveUpAfter", longest, Duration.ofMillis(1), Duration.ofDays(365));
        return this;
    }

    /** Says whether bodies from 1 KiB are sent in gzip: yes unless said. */
    public AppizerBuilder gzip(boolean on) {
        gzip = on;
        return this;
    }

    /**
     * Says who is told of each message that was not delivered. It is called on threads of the client's, several at a time;
     * what it throws goes to the thread's handler of uncaught exceptions.
     */
    public AppizerBuilder onUndelivered(Consumer<Outcome.Undelivered> listener) {
        onUndelivered = Checks.given("onUndelivered", listener);
        return this;
    }

    /** Says who is told of what serves nobody, in a sentence without any value; unless said, the log {@code dev.appizer.sdk}. */
    public AppizerBuilder onWarning(Consumer<String> listener) {
        onWarning = Checks.given("onWarning", listener);
        return this;
    }

    /** Has the client closed when the JVM ends, within the given time; otherwise what waits then is lost. */
    public AppizerBuilder closeOnShutdown(Duration timeout) {
        closeOnShutdown = Checks.time("closeOnShutdown", timeout, Duration.ZERO, Duration.ofHours(1));
        return this;
    }

    /**
     * Says whether, where Micrometer is on the class path, {@link AppizerMetrics} are bound to its global registry: yes unless
     * said. They are removed when the client is closed.
     */
    public AppizerBuilder metrics(boolean on) {
        metrics = on;
        return this;
    }

    AppizerBuilder time(Time source) {
        time = source;
        return this;
    }

    AppizerBuilder random(DoubleSupplier source) {
        random = source;
        return this;
    }

    /** Builds the client, which begins to send at once. */
    public Appizer build() {
        return new Appizer(settings(), time, random);
    }

    Settings settings() {
        return new Settings(
                writeKey,
                adminKey,
                host,
                flushInterval,
                maxQueueBytes,
                whenFull,
                requestTimeout,
                giveUpAfter,
                gzip,
                onUndelivered,
                onWarning,
                closeOnShutdown,
                metrics);
    }
}
