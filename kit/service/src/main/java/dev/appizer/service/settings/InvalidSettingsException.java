// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The process can't start with these settings. The message has a line for each problem. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * What is wrong with one setting.
     *
     * @param setting its name
     * @param message continues a sentence that begins with the name
     */
    public record Problem(String setting, String message) {

        @Override
        public String toString() {
            return setting + " " + message;
        }
    }

    public InvalidSettingsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public static InvalidSettingsException of(String setting, String message) {
        return new InvalidSettingsException(List.of(new Problem(setting, message)));
    }

    static void throwIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    public List<Problem> problems() {
        return problems;
    }
}
