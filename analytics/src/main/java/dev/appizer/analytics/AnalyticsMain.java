// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics;

import dev.appizer.service.ServiceRunner;
import java.util.Map;

/** Runs analytics as a process; with {@code rebuild} before all other arguments it makes the store anew, and ends. */
final class AnalyticsMain {

    private AnalyticsMain() {}

    public static void main(String[] arguments) {
        ServiceRunner.run(
                AnalyticsService.DEFINITION,
                arguments,
                Map.of("rebuild", context -> new AnalyticsRebuild(context, System.out::println).run()));
    }
}
