// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.trace;

import dev.appizer.topics.TraceHeader;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Logs where a record of a sampled trace was, and gives a line of the log the trace id of the record that it is about. */
public final class Hops {

    /** The key of the trace id among what a line of the log carries. */
    public static final String TRACE_ID = "trace_id";

    /** A logger of its own, to be switched off by itself: a sender may ask for every message. */
    private static final Logger LOG = LoggerFactory.getLogger("dev.appizer.trace");

    private Hops() {}

    /**
     * A hop, if the record's trace is to be recorded.
     *
     * @param what happened, such as {@code taken}
     */
    public static void log(String what, String topic, int partition, long offset, Headers headers) {
        if (LOG.isInfoEnabled() && TraceHeader.isSampled(headers)) {
            about(headers, () -> LOG.info("{}: topic={} partition={} offset={}", what, topic, partition, offset));
        }
    }

    /** What is logged meanwhile has the record's trace id. */
    public static void about(Headers headers, Runnable logging) {
        @Nullable String traceId = TraceHeader.traceId(headers);
        if (traceId == null) {
            logging.run();
            return;
        }
        MDC.put(TRACE_ID, traceId);
        try {
            logging.run();
        } finally {
            MDC.remove(TRACE_ID);
        }
    }
}
