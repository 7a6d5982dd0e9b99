// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.analytics;

import dev.appizer.sdk.AppizerException;
import java.util.concurrent.CompletableFuture;

/**
 * Questions about all that has happened. Each answers a future that fails with an {@link AppizerException} where there is no
 * answer within 60 s; what is answered 429 or 503 is asked again until then.
 */
public interface Analytics {

    /** How a measure went over time. */
    CompletableFuture<Trend> query(Question question);

    /** How far people get along some steps. */
    CompletableFuture<Funnel> funnel(FunnelQuestion question);

    /** Who comes back. */
    CompletableFuture<Retention> retention(RetentionQuestion question);
}
