// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.ask;

import dev.appizer.sdk.AppizerException;
import dev.appizer.sdk.AppizerException.Detail;
import dev.appizer.sdk.internal.http.Answer;
import dev.appizer.sdk.internal.http.GatewayAnswer;
import dev.appizer.sdk.internal.http.GatewayAnswer.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a question has no answer. */
final class Failures {

    private Failures() {}

    static AppizerException withoutAnswer(String code, String message, @Nullable Throwable cause) {
        return new AppizerException(0, code, null, List.of(), message, cause);
    }

    static AppizerException notAnAnswer(Answer answer, @Nullable Throwable cause) {
        return new AppizerException(
                answer.status(),
                "NOT_AN_ANSWER",
                null,
                List.of(),
                "What was answered is no answer to the question",
                cause);
    }

    static AppizerException refused(Answer answer) {
        Optional<Problem> problem =
                GatewayAnswer.read(answer.body()).flatMap(read -> Optional.ofNullable(read.error()));
        List<Detail> details = problem.map(Problem::parts).orElse(List.of());
        return new AppizerException(
                answer.status(),
                problem.map(Problem::code).orElse("HTTP_" + answer.status()),
                problem.map(Problem::field).orElse(null),
                details,
                sentence(problem.map(Problem::message).orElse("The answer was " + answer.status()), details),
                null);
    }

    /** With the first thing that is wrong, so that it helps by itself: the gateway's own says only where to look for it. */
    private static String sentence(String message, List<Detail> details) {
        if (details.isEmpty()) {
            return message;
        }
        Detail first = details.get(0);
        return Stream.of(message.replaceFirst("(: see details)?\\.?$", ""), first.pointer(), first.message())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(": "));
    }
}
