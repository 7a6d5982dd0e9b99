// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.audit;

import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.Deployment;
import dev.appizer.local.up.Stages;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** {@code ./appizer audit}. */
public final class AuditCommand {

    private static final String METRICS = "--metrics";

    private AuditCommand() {}

    /**
     * Runs it.
     *
     * @throws CommandProblem where no instance runs, or the books do not balance
     */
    public static void run(List<String> words, PrintStream out) {
        CommandLine line = CommandLine.parse(words, Set.of("--url", "--data", Deployment.CONFIG), Set.of(METRICS))
                .withoutOthers();
        run(Deployment.find(line, Stages.all()), line.has(METRICS), out);
    }

    /**
     * The same at another deployment.
     *
     * @param metrics whether it is said in the text format of Prometheus
     */
    public static void run(Deployment deployment, boolean metrics, PrintStream out) {
        try (Audit audit = new Audit(deployment)) {
            if (audit.isTruncated()) {
                throw CommandProblem.failed("Retention has removed the beginning of the topics of events;"
                        + " without it nobody can say what became of what.");
            }
            Account account = audit.run(metrics ? next -> {} : next -> out.println(next + " …"));
            if (metrics) {
                account.printMetrics(out);
            } else {
                account.print(out);
            }
            if (!account.isBalanced()) {
                throw CommandProblem.failed("The books do not balance.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandProblem.failed("Interrupted.", e);
        }
    }
}
