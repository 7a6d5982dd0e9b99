// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local;

import dev.appizer.local.audit.AuditCommand;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.deadletters.DeadLettersCommand;
import dev.appizer.local.demo.Demo;
import dev.appizer.local.erase.EraseCommand;
import dev.appizer.local.keys.NewKey;
import dev.appizer.local.query.QueryCommand;
import dev.appizer.local.tail.Tail;
import dev.appizer.local.up.AnalyticsCommand;
import dev.appizer.local.up.ResetCommand;
import dev.appizer.local.up.Up;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What {@code ./appizer} runs: the first argument is the command. */
public final class Appizer {

    private Appizer() {}

    public static void main(String[] arguments) {
        try {
            String command = arguments.length == 0 ? "" : arguments[0];
            run(command, Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length));
            System.exit(0);
        } catch (CommandProblem problem) {
            System.err.println("appizer: " + problem.getMessage());
            System.exit(problem.exitStatus());
        }
    }

    private static void run(String command, List<String> words) {
        switch (command) {
            case "up" -> throw Up.run(words, System.out);
            case "demo" -> Demo.run(words, toolOutput());
            case "tail" -> Tail.run(words, toolOutput());
            case "query" -> QueryCommand.run(words, toolOutput());
            case "dead-letters" -> DeadLettersCommand.run(words, toolOutput());
            case "audit" -> AuditCommand.run(words, toolOutput());
            case "erase" -> EraseCommand.run(words, toolOutput());
            case "reset" -> ResetCommand.run(words, toolOutput());
            case "analytics" -> AnalyticsCommand.run(words, toolOutput());
            case "keys" -> NewKey.run(words, toolOutput());
            default -> throw CommandProblem.wrongUse("There is no command " + command + "; ./appizer help lists them.");
        }
    }

    // Log lines of the clients are not for a tool's reader. Text is UTF-8 whatever the locale, as JSON is.
    private static PrintStream toolOutput() {
        System.setProperty("log4j2.configurationFile", "appizer-tool-log4j2.xml");
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }
}
