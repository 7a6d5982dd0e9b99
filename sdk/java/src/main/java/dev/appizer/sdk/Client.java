// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The parts of a client, put together. */
final class Client {

    private final Callbacks callbacks;
    private final Warnings warnings;
    private final Encoder encoder;
    private final QueueState state;
    private final Flushes flushes;
    private final Admission admission;
    private final Closing closing;
    private final Analytics analytics;
    private final HttpTransport transport;
    private final Sender sender;
    private final AtTheEnd atTheEnd;

    Client(AppizerBuilder builder, Appizer appizer) {
        Settings settings = builder.settings();
        Time time = builder.time();
        Undelivered undelivered = new Undelivered(builder.onUndelivered());
        callbacks = new Callbacks(undelivered);
        warnings = new Warnings(builder.onWarning(), callbacks);
        undelivered.warnsBy(warnings);
        encoder = new Encoder(time, warnings);
        state = new QueueState(settings);
        flushes = new Flushes(state, callbacks);
        admission = new Admission(state, flushes, settings, time);
        closing = new Closing(state, flushes, callbacks);
        transport = new HttpTransport(settings);
        analytics = new Analytics(new Questions(transport, settings.adminKey(), time));
        Pause pause = new Pause(builder.random(), time.nanos());
        Exchanges exchanges = new Exchanges(state, pause, flushes, transport, settings, time, warnings);
        sender = Sender.start(new Dispatch(state, pause, settings, time, exchanges));
        atTheEnd = AtTheEnd.of(builder, appizer);
    }

    /** Tells the application's listener; where there is none, warns of the first of each code, so that a wrong key shows. */
    private static final class Undelivered implements Consumer<Outcome.Undelivered> {

        private final @Nullable Consumer<Outcome.Undelivered> listener;
        private @Nullable Warnings warnings;

        Undelivered(@Nullable Consumer<Outcome.Undelivered> listener) {
            this.listener = listener;
        }

        void warnsBy(Warnings by) {
            warnings = by;
        }

        @Override
        public void accept(Outcome.Undelivered outcome) {
            if (listener != null) {
                listener.accept(outcome);
            } else if (warnings != null) {
                warnings.warn("A message was not delivered: " + outcome.code()
                        + ". Further ones with this code are only counted; onUndelivered is told of each");
            }
        }
    }

    CompletableFuture<Outcome> send(Call<?> call) {
        Encoder.Encoded encoded = encoder.encode(call);
        @Nullable Settled refusal = encoded.refusal();
        if (refusal == null) {
            refusal = admission.add(encoded.message());
        } else {
            admission.refuse(refusal);
        }
        return refusal == null ? encoded.message().outcome() : refused(refusal);
    }

    private CompletableFuture<Outcome> refused(Settled refusal) {
        callbacks.tell(refusal);
        return CompletableFuture.completedFuture(refusal.outcome());
    }

    Analytics analytics() {
        return analytics;
    }

    CompletableFuture<@Nullable Void> flush() {
        return flushes.flush();
    }

    void reset() {
        encoder.reset();
    }

    Stats stats() {
        return state.stats();
    }

    Closed close(Duration timeout) {
        Closed report = closing.close(timeout);
        atTheEnd.forget();
        sender.awaitEnd();
        transport.close();
        return report;
    }
}
