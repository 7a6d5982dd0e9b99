// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.definition;

import dev.appizer.filter.json.InvalidBodyException;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** The body of a call that puts a definition. */
public final class DefinitionBody {

    private static final int LONGEST = 262_144;

    private DefinitionBody() {}

    /**
     * The body as text.
     *
     * @throws HttpProblem 400 where it is longer than what every partition keeps
     */
    public static String of(Call call) {
        if (call.body().length > LONGEST) {
            throw invalid(List.of(new HttpProblem.Detail("", "Give a definition of at most 262,144 bytes.")));
        }
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    /** What was read of it; 400 with everything that is wrong with it. */
    public static <T> T read(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (InvalidBodyException e) {
            throw invalid(e.problems().stream()
                    .map(problem -> new HttpProblem.Detail(problem.pointer(), problem.message()))
                    .toList());
        }
    }

    /** 400 with all that is wrong. */
    public static HttpProblem invalid(List<HttpProblem.Detail> details) {
        return HttpProblem.badParts("INVALID_DEFINITION", "The definition is not valid: see details", details);
    }
}
