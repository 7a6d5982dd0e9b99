// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal;

import dev.appizer.sdk.Appizer;
import dev.appizer.sdk.Closed;
import dev.appizer.sdk.Outcome;
import dev.appizer.sdk.Stats;
import dev.appizer.sdk.analytics.Analytics;
import dev.appizer.sdk.internal.ask.Questions;
import dev.appizer.sdk.internal.http.HttpTransport;
import dev.appizer.sdk.internal.message.Draft;
import dev.appizer.sdk.internal.message.Encoder;
import dev.appizer.sdk.internal.message.Settled;
import dev.appizer.sdk.internal.message.Warnings;
import dev.appizer.sdk.internal.outcome.Callbacks;
import dev.appizer.sdk.internal.outcome.Outcomes;
import dev.appizer.sdk.internal.queue.Outbox;
import dev.appizer.sdk.internal.send.Sender;
import dev.appizer.sdk.internal.settings.Settings;
import dev.appizer.sdk.internal.settings.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The parts of a client, put together. */
public final class Client {

    private final Encoder encoder;
    private final Outcomes outcomes;
    private final Outbox outbox;
    private final Sender sender;
    private final HttpTransport transport;
    private final Analytics analytics;
    private final AtTheEnd atTheEnd;

    /** Makes one, which begins to send at once. */
    public Client(Settings settings, Time time, DoubleSupplier random, Appizer appizer) {
        Callbacks callbacks = new Callbacks();
        Consumer<String> listener = onWarning(settings);
        Warnings warnings = new Warnings(sentence -> callbacks.run(() -> listener.accept(sentence)));
        encoder = new Encoder(time, warnings);
        outcomes = new Outcomes(callbacks, onUndelivered(settings, warnings));
        outbox = new Outbox(settings, time, random, outcomes, callbacks, warnings);
        transport = new HttpTransport(settings);
        sender = Sender.start(outbox, transport, settings.writeKey(), time);
        analytics = new Questions(transport, settings.adminKey(), time, callbacks);
        atTheEnd = AtTheEnd.of(settings, appizer, warnings);
    }

    private static Consumer<String> onWarning(Settings settings) {
        System.Logger log = System.getLogger(Appizer.class.getPackageName());
        return settings.onWarning() == null
                ? sentence -> log.log(System.Logger.Level.WARNING, sentence)
                : settings.onWarning();
    }

    /** Where there is no listener, the first of each code is warned of, so that a wrong key shows. */
    private static Consumer<Outcome.Undelivered> onUndelivered(Settings settings, Warnings warnings) {
        return settings.onUndelivered() == null
                ? outcome -> warnings.warn("A message was not delivered: " + outcome.code()
                        + ". Further ones with this code are only counted; onUndelivered is told of each")
                : settings.onUndelivered();
    }

    /** Sends what a call says; answers its outcome. */
    public CompletableFuture<Outcome> send(Draft call) {
        Encoder.Encoded encoded = encoder.encode(call);
        @Nullable Settled refusal = encoded.refusal();
        if (refusal == null) {
            refusal = outbox.add(encoded.message());
            if (refusal == null) {
                encoder.taken(call, encoded);
            }
        } else {
            outbox.refuse(refusal);
        }
        return refusal == null ? encoded.message().outcome() : refused(refusal);
    }

    private CompletableFuture<Outcome> refused(Settled refusal) {
        outcomes.tell(refusal);
        return CompletableFuture.completedFuture(refusal.outcome());
    }

    public Analytics analytics() {
        return analytics;
    }

    /** Sends what waits; done once all of that has an outcome. */
    public CompletableFuture<@Nullable Void> flush() {
        return outbox.flush();
    }

    /** Forgets what was said of users. */
    public void reset() {
        encoder.reset();
    }

    /** What has been done so far. */
    public Stats stats() {
        return outbox.stats();
    }

    /** Ends all that it has begun. */
    public Closed close(Duration timeout) {
        Closed report = outbox.close(timeout);
        atTheEnd.forget();
        sender.awaitEnd();
        transport.close();
        return report;
    }
}
