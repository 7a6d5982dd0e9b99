// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import java.util.List;
import java.util.stream.Collectors;

/** A definition was refused, for every one of these reasons. */
public final class InvalidDefinitionException extends RuntimeException {

    private final List<Problem> problems;

    /** Of these problems, at least one. */
    public InvalidDefinitionException(List<Problem> problems) {
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
