// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import dev.appizer.gateway.call.Rejected;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the gateway counts. How long calls take as a whole is measured where they are dispatched. */
public final class CaptureMeters {

    private final MeterRegistry meters;
    private final Counter accepted;
    private final Counter unacknowledged;
    private final Timer acknowledgements;

    public CaptureMeters(MeterRegistry meters) {
        this.meters = meters;
        this.accepted = Counter.builder("appizer.gateway.accepted")
                .description("Messages that Kafka acknowledged")
                .register(meters);
        this.unacknowledged = Counter.builder("appizer.gateway.unacknowledged")
                .description("Messages of calls that were answered 503; any of them may be on the topic")
                .register(meters);
        this.acknowledgements = Timer.builder("appizer.gateway.acknowledgements")
                .description("From handing a call's messages to the producer to the last acknowledgement")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(meters);
    }

    void acknowledged(int messages, long startNanos) {
        accepted.increment(messages);
        acknowledgements.record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
    }

    void notAcknowledged(int messages) {
        unacknowledged.increment(messages);
    }

    void rejected(List<Rejected> messages) {
        messages.forEach(message -> rejected(message.why().code()));
    }

    void rejected(String code) {
        Counter.builder("appizer.gateway.rejected")
                .description("Messages, and calls that could not be read, by the code of the reason")
                .tag("code", code)
                .register(meters)
                .increment();
    }
}
