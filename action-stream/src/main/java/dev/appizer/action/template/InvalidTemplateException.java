// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import java.util.List;
import java.util.stream.Collectors;

/** A template was refused, for every one of these reasons. */
public final class InvalidTemplateException extends RuntimeException {

    private final List<Problem> problems;

    InvalidTemplateException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    /** In the order in which the template was read, at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
