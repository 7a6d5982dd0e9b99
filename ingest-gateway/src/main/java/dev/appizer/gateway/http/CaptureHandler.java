// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import dev.appizer.gateway.call.CallReader;
import dev.appizer.gateway.call.Encoding;
import dev.appizer.gateway.call.Endpoint;
import dev.appizer.gateway.call.ReadCall;
import dev.appizer.gateway.kafka.RawEvents;
import dev.appizer.gateway.settings.GatewaySettings;
import dev.appizer.gateway.stamp.Sender;
import dev.appizer.gateway.stamp.Stamping;
import dev.appizer.schemas.KeyScope;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.keys.Key;
import dev.appizer.service.trace.TraceParent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One call, from its body to its answer. Runs on an event loop and waits for nothing. */
public final class CaptureHandler {

    private static final int LONGEST_USER_AGENT = 1_024;

    private final CallReader reader;
    private final Senders senders;
    private final Stamping stamping;
    private final RawEvents events;
    private final TraceParent traces;
    private final ClientAddress addresses;
    private final CaptureMeters meters;
    private final GatewaySettings settings;

    public CaptureHandler(
            CallReader reader,
            Senders senders,
            Stamping stamping,
            RawEvents events,
            TraceParent traces,
            ClientAddress addresses,
            CaptureMeters meters,
            GatewaySettings settings) {
        this.reader = reader;
        this.senders = senders;
        this.stamping = stamping;
        this.events = events;
        this.traces = traces;
        this.addresses = addresses;
        this.meters = meters;
        this.settings = settings;
    }

    /** Asked before a body is read. */
    void admit(Call call) {
        try {
            senders.requireHeaders(call);
        } catch (HttpProblem problem) {
            meters.rejected(problem.code());
            throw problem;
        }
    }

    CompletionStage<Reply> handle(Call call, Endpoint endpoint) {
        ReadCall read;
        Key key;
        try {
            read = read(call, endpoint);
            key = senders.require(
                    call,
                    read.writeKey(),
                    read.messages().size() + read.rejected().size());
        } catch (HttpProblem problem) {
            meters.rejected(problem.code());
            throw problem;
        }
        meters.rejected(read.rejected());
        return read.messages().isEmpty()
                ? CompletableFuture.completedStage(CaptureAnswers.refused(endpoint, read))
                : append(call, endpoint, read, new Sender(key, addresses.of(call), userAgent(call)));
    }

    private ReadCall read(Call call, Endpoint endpoint) {
        int limit = settings.limits().bodyBytes();
        return reader.read(Encoding.decode(call.body(), call.header("Content-Encoding"), limit), endpoint);
    }

    private CompletionStage<Reply> append(Call call, Endpoint endpoint, ReadCall read, Sender sender) {
        long startNanos = System.nanoTime();
        int messages = read.messages().size();
        // Made now, so that the body need not stay until Kafka answers.
        Reply accepted = CaptureAnswers.accepted(endpoint, read);
        return events.append(
                        stamping.stamp(read, sender),
                        traces.of(call, sender.key().scope() != KeyScope.BROWSER),
                        call.waited())
                .handle((done, failure) -> {
                    if (failure != null) {
                        meters.notAcknowledged(messages);
                        throw HttpProblem.unavailable(
                                "Kafka is slow or away: send the same messages again, with the same messageIds",
                                settings.retryAfter());
                    }
                    meters.acknowledged(messages, startNanos);
                    return accepted;
                });
    }

    private static @Nullable String userAgent(Call call) {
        String header = call.header("User-Agent");
        return header == null || header.length() <= LONGEST_USER_AGENT
                ? header
                : header.substring(0, LONGEST_USER_AGENT);
    }
}
