// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import dev.appizer.service.ServiceRunner;
import dev.appizer.streams.rebuild.RebuildException;
import java.time.Duration;
import java.util.Map;

/**
 * Runs a stream application as a process: one of its instances, or with {@code reset} before all other arguments the
 * rebuild of its state, which ends by itself.
 */
public final class StreamsRunner {

    private static final String RESET = "reset";
    private static final Duration LEAVING = Duration.ofMinutes(2);

    private StreamsRunner() {}

    /** All that a {@code main} does; does not return. */
    public static void run(StreamsApplication application, String[] arguments) {
        ServiceRunner.run(StreamsService.definition(application), arguments, Map.of(RESET, context -> {
            try {
                new Reset(application, context, LEAVING, System.out::println).run();
                return null;
            } catch (RebuildException e) {
                return e.getMessage();
            }
        }));
    }
}
