// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.report.Outcome;

/** One line of the table: something that is measured, by itself, on the lab's broker. */
public interface BenchRow {

    /** Names it on the command line and in the table, such as {@code gateway-batch}. */
    String name();

    /** What is done for each event, in a few words. */
    String what();

    /**
     * Runs it. It leaves no process behind; what it leaves on topics, another row may use.
     *
     * @throws dev.appizer.local.cli.CommandProblem where it can't be run
     */
    Outcome measure(Lab lab) throws InterruptedException;
}
