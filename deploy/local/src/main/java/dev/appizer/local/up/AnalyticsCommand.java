// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.analytics.AnalyticsRebuild;
import dev.appizer.analytics.AnalyticsService;
import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ./appizer analytics rebuild}: makes the file of events anew, of an instance that does not run meanwhile. */
public final class AnalyticsCommand {

    private AnalyticsCommand() {}

    /**
     * Does it.
     *
     * @param words what to do, and the command's options
     * @throws CommandProblem where the instance runs, or the file can't be made
     */
    public static void run(List<String> words, PrintStream out) {
        CommandLine line = CommandLine.parse(words, Set.of("--data"), Set.of());
        if (!line.others().equals(List.of("rebuild"))) {
            throw CommandProblem.wrongUse("Say rebuild, as in: ./appizer analytics rebuild; ./appizer help says more.");
        }
        Maintenance.run(line.data(), AnalyticsService.NAME, out, (context, progress) -> {
            @Nullable String obstacle = new AnalyticsRebuild(context, progress).run();
            if (obstacle != null) {
                throw CommandProblem.failed(obstacle);
            }
        });
    }
}
