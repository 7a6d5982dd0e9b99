// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import dev.appizer.sdk.analytics.Analytics;
import dev.appizer.sdk.internal.Client;
import dev.appizer.sdk.internal.settings.Settings;
import dev.appizer.sdk.internal.settings.Time;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A client of Appizer. One is enough for an application; it may be used by all threads, and is to be closed in the end.
 *
 * <pre>{@code
 * Appizer appizer = Appizer.builder("dev-write-key").host("http://127.0.0.1:8080").build();
 * appizer.track(Track.of("order_shipped").userId("ada").property("parcels", 2));
 * }</pre>
 *
 * <p>A call never throws for what becomes of its message, and never waits for the network (with {@link WhenFull#BLOCK} it waits
 * for room). The future that it answers always completes normally, with the message's {@link Outcome}. What is registered on it
 * runs on one of eight threads that the client has for that.
 */
public final class Appizer implements AutoCloseable {

    private static final Duration TO_CLOSE = Duration.ofSeconds(10);

    private final Client client;

    Appizer(Settings settings, Time time, DoubleSupplier random) {
        this.client = new Client(settings, time, random, this);
    }

    /**
     * Starts to build a client.
     *
     * @param writeKey of server scope
     */
    public static AppizerBuilder builder(String writeKey) {
        return new AppizerBuilder(writeKey);
    }

    /** A new random id, for a visitor who has none yet: a UUID as text. */
    public static String generateUUID() {
        return UUID.randomUUID().toString();
    }

    /** Sends that something happened. */
    public CompletableFuture<Outcome> track(Track call) {
        return client.send(call.draft());
    }

    /** Sends who somebody is. */
    public CompletableFuture<Outcome> identify(Identify call) {
        return client.send(call.draft());
    }

    /** Sends that two ids are one person. */
    public CompletableFuture<Outcome> alias(Alias call) {
        return client.send(call.draft());
    }

    /** Sends that a page was viewed. */
    public CompletableFuture<Outcome> page(Page call) {
        return client.send(call.draft());
    }

    /** Sends that a screen was viewed. */
    public CompletableFuture<Outcome> screen(Screen call) {
        return client.send(call.draft());
    }

    /** Sends that somebody joined a group. */
    public CompletableFuture<Outcome> group(Group call) {
        return client.send(call.draft());
    }

    /** Questions, which need {@link AppizerBuilder#adminKey}. */
    public Analytics analytics() {
        return client.analytics();
    }

    /** Sends what is waiting; done, always normally, once all of that has an outcome. */
    public CompletableFuture<@Nullable Void> flush() {
        return client.flush();
    }

    /** Forgets what it has said of users, which it remembers only to warn of repetitions. */
    public void reset() {
        client.reset();
    }

    /** What has been done so far. */
    public Stats stats() {
        return client.stats();
    }

    /** Closes within 10 s. */
    @Override
    public void close() {
        close(TO_CLOSE);
    }

    /**
     * Sends what is waiting, for at most the given time, and ends all that the client has begun. What has no outcome by then is
     * {@link Codes#NOT_DELIVERED}, later calls are {@link Codes#CLOSED}; an interrupt ends the waiting. Of several
     * calls each waits for its own time, and the first of which it is over ends it for all; all answer the same.
     *
     * @param timeout none is waited where it is negative
     * @return what became of what was waiting
     */
    public Closed close(Duration timeout) {
        return client.close(timeout);
    }
}
