// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local;

import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.up.Up;
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
            default -> throw CommandProblem.wrongUse("There is no command " + command + "; ./appizer help lists them.");
        }
    }
}
