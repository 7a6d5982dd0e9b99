// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.streams.rebuild.RebuildException;
import dev.appizer.streams.run.Reset;
import dev.appizer.streams.run.StreamsApplication;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code ./appizer reset}: makes the state of a stage anew, on the broker of an instance that does not run meanwhile. */
public final class ResetCommand {

    private static final Duration LEAVING = Duration.ofSeconds(30);

    private ResetCommand() {}

    /**
     * Does it.
     *
     * @param words the application and the command's options
     */
    public static void run(List<String> words, PrintStream out) {
        CommandLine line = CommandLine.parse(words, Set.of("--data"), Set.of());
        if (line.others().size() != 1) {
            throw CommandProblem.wrongUse("Name one stage: ./appizer reset " + names() + ".");
        }
        StreamsApplication application = named(line.others().get(0));
        try {
            Maintenance.run(
                    line.data(),
                    application.name(),
                    out,
                    (context, progress) -> new Reset(application, context, LEAVING, progress).run());
        } catch (RebuildException e) {
            throw CommandProblem.failed(String.valueOf(e.getMessage()), e);
        }
    }

    private static StreamsApplication named(String name) {
        return Stages.applications().stream()
                .filter(application -> application.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CommandProblem.wrongUse(
                        "There is no stage " + name + " whose state can be made anew; there are " + names() + "."));
    }

    private static String names() {
        return Stages.applications().stream().map(StreamsApplication::name).collect(Collectors.joining(", "));
    }
}
