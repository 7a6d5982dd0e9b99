// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Builds a client. Every method refuses what can't be meant with an {@link IllegalArgumentException} that says why. */
public final class AppizerBuilder {

    private Settings settings;
    private @Nullable Consumer<Outcome.Undelivered> onUndelivered;
    private @Nullable Consumer<String> onWarning;
    private @Nullable Duration onShutdown;
    private boolean metrics = true;
    private Time time = Time.SYSTEM;
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    AppizerBuilder(String writeKey) {
        this.settings = Settings.usual(writeKey);
    }

    /** Gives the key for {@link Appizer#analytics() questions}. */
    public AppizerBuilder adminKey(String key) {
        settings = settings.withAdminKey(key);
        return this;
    }

    /** Says where the gateway is: {@code https://events.example.com}, also with a path. {@code http://127.0.0.1:8080} unless said. */
    public AppizerBuilder host(String address) {
        settings = settings.withHost(address);
        return this;
    }

    /** Says how long a message waits for others, to be sent with them: 200 ms unless said, up to an hour. */
    public AppizerBuilder flushInterval(Duration interval) {
        settings = settings.withFlushInterval(interval);
        return this;
    }

    /** Says how many bytes of messages may be without an outcome: 32 MiB unless said, at least 32 KiB. */
    public AppizerBuilder maxQueueBytes(long bytes) {
        settings = settings.withMaxQueueBytes(bytes);
        return this;
    }

    /** Says what becomes of a call beyond that: {@link WhenFull#FAIL} unless said. */
    public AppizerBuilder whenFull(WhenFull policy) {
        settings = settings.withWhenFull(policy);
        return this;
    }

    /** Says how long an attempt may take, its answer included: 10 s unless said, up to an hour. */
    public AppizerBuilder requestTimeout(Duration timeout) {
        settings = settings.withRequestTimeout(timeout);
        return this;
    }

    /** Says for how long a message is tried: 23 h unless said. Keep it under the time for which Appizer knows repeats, 24 h. */
    public AppizerBuilder giveUpAfter(Duration time) {
        settings = settings.withGiveUpAfter(time);
        return this;
    }

    /** Says whether bodies from 1 KiB are sent in gzip: yes unless said. */
    public AppizerBuilder gzip(boolean on) {
        settings = settings.withGzip(on);
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
        onShutdown = Checks.time("closeOnShutdown", timeout, Duration.ZERO, Duration.ofHours(1));
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
        return new Appizer(this);
    }

    Settings settings() {
        return settings;
    }

    Time time() {
        return time;
    }

    DoubleSupplier random() {
        return random;
    }

    boolean metrics() {
        return metrics;
    }

    @Nullable
    Duration onShutdown() {
        return onShutdown;
    }

    @Nullable
    Consumer<Outcome.Undelivered> onUndelivered() {
        return onUndelivered;
    }

    Consumer<String> onWarning() {
        System.Logger log = System.getLogger(Appizer.class.getPackageName());
        return onWarning == null ? sentence -> log.log(System.Logger.Level.WARNING, sentence) : onWarning;
    }
}
