// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import java.util.List;
import java.util.stream.Collectors;

/** A body was refused, for every one of these reasons. */
public final class InvalidBodyException extends RuntimeException {

    private final List<Problem> problems;

    /** Of these problems, at least one. */
    public InvalidBodyException(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> problem.pointer() + ": " + problem.message())
                .collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    /** In the order in which the parts were read. */
    public List<Problem> problems() {
        return problems;
    }
}
