// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.cli;

/** A command can't go on. The message is the one line that its user gets, and says what to do. */
public final class CommandProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private final int exitStatus;

    private CommandProblem(int exitStatus, String line, Throwable cause) {
        super(line, cause);
        this.exitStatus = exitStatus;
    }

    private CommandProblem(int exitStatus, String line) {
        super(line);
        this.exitStatus = exitStatus;
    }

    /** The command was called in a way that it doesn't know. */
    public static CommandProblem wrongUse(String line) {
        return new CommandProblem(WRONG_USE, line);
    }

    /** The command was understood and could not be done. */
    public static CommandProblem failed(String line) {
        return new CommandProblem(FAILED, line);
    }

    public static CommandProblem failed(String line, Throwable cause) {
        return new CommandProblem(FAILED, line, cause);
    }

    public int exitStatus() {
        return exitStatus;
    }
}
