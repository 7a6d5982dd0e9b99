// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import dev.appizer.service.http.Routes;
import java.time.Duration;

/**
 * A part of the pipeline that runs by itself. Several of them may share a process: none owns the JVM, the HTTP server or
 * the metrics.
 */
public interface Service {

    /** Its name in logs and health answers, such as {@code ingest-gateway}. */
    String name();

    /**
     * Starts it. May return before it is ready (readiness says when); what it throws is fatal. Its routes answer 503
     * until this returns.
     *
     * @throws InterruptedException where it is to stop while it still starts
     */
    void start() throws InterruptedException;

    /**
     * Ends what is under way and closes everything; is called once, also after a start that failed.
     *
     * @param timeout after which it gives up waiting
     */
    void stop(Duration timeout) throws InterruptedException;

    /** Whether calls should come here now. Asked on an event loop: must not wait. */
    Health readiness();

    /** Whether it can still get well without a restart. Asked on an event loop: must not wait. */
    Health liveness();

    /** What it answers over HTTP. Asked once, before the start. */
    Routes routes();
}
