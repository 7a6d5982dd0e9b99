// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.concurrent.CompletableFuture;

/**
 * Questions about all that has happened. Each answers a future that fails with an {@link AppizerException} where there is no
 * answer within 60 s; what is answered 429 or 503 is asked again until then.
 */
public final class Analytics {

    private final Questions questions;

    Analytics(Questions questions) {
        this.questions = questions;
    }

    /** How a measure went over time. */
    public CompletableFuture<Trend> query(Question question) {
        return questions.ask("/v1/analytics/query", question.toMap(), Trend.class);
    }

    /** How far people get along some steps. */
    public CompletableFuture<Funnel> funnel(FunnelQuestion question) {
        return questions.ask("/v1/analytics/funnel", question.toMap(), Funnel.class);
    }

    /** Who comes back. */
    public CompletableFuture<Retention> retention(RetentionQuestion question) {
        return questions.ask("/v1/analytics/retention", question.toMap(), Retention.class);
    }
}
