// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.api;

import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Times questions by what is asked and what comes of it. */
final class QueryMeters {

    private final MeterRegistry meters;

    QueryMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Answers, and takes the time of it. */
    Reply time(String kind, Supplier<Reply> answering) {
        long start = System.nanoTime();
        String outcome = "failed";
        try {
            Reply reply = answering.get();
            outcome = "answered";
            return reply;
        } catch (HttpProblem problem) {
            outcome = outcome(problem.status());
            throw problem;
        } finally {
            timer(kind, outcome).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private static String outcome(int status) {
        return switch (status) {
            case 422 -> "limited";
            case 503 -> "turned_away";
            default -> "refused";
        };
    }

    private Timer timer(String kind, String outcome) {
        return Timer.builder("appizer.analytics.query")
                .description("Questions, from the body that is there to the answer as it is sent")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(meters);
    }
}
