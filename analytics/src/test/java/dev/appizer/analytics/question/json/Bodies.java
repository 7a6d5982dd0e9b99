// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.filter.json.InvalidBodyException;
import dev.appizer.filter.json.Problem;
import java.util.List;
import java.util.function.Consumer;

/** Bodies that ask, and what is said of wrong ones. */
final class Bodies {

    static final String DATES = "\"startDate\":\"2024-01-01\",\"endDate\":\"2024-01-31\"";

    private Bodies() {}

    /** With dates, and these members beside them. */
    static String body(String members) {
        return "{" + DATES + (members.isEmpty() ? "" : ",") + members + "}";
    }

    static TrendQuestion trend(String members) {
        return QuestionJson.trend(body(members));
    }

    static List<Problem> problems(Consumer<String> reader, String body) {
        return catchThrowableOfType(InvalidBodyException.class, () -> reader.accept(body))
                .problems();
    }

    static List<String> pointers(Consumer<String> reader, String body) {
        return problems(reader, body).stream().map(Problem::pointer).toList();
    }

    static Problem onlyProblem(Consumer<String> reader, String body) {
        List<Problem> problems = problems(reader, body);
        if (problems.size() != 1) {
            throw new AssertionError("Not one problem: " + problems);
        }
        return problems.get(0);
    }
}
