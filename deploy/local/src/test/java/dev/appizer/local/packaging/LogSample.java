// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.packaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Logs what could break a line, in a process that logs as a distribution does. */
final class LogSample {

    static final String AWKWARD =
            "a \"quoted\" word,\r\na second line,\ta tab,\u0000\u001b[31m\u2028 and \\ more ü \uD83D\uDE00";

    private static final Logger LOG = LoggerFactory.getLogger(LogSample.class);

    private LogSample() {}

    public static void main(String[] arguments) {
        LOG.info("{}", AWKWARD);
        MDC.put("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736");
        LOG.warn("With a trace");
        MDC.clear();
        LOG.error("With an error", new IllegalStateException("broken\nin two", new RuntimeException("the cause")));
        LOG.debug("Too fine to be seen");
    }
}
