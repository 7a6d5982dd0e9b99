// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    private static List<Problem> problems(String body, Function<Part, ?> reader) {
        return catchThrowableOfType(InvalidBodyException.class, () -> Body.read(body, reader))
                .problems();
    }

    @Test
    void whatTheReaderMakesOfItIsHandedOut() {
        assertThat(Body.<String>read(
                        "{\"a\":[7,\"b\"]}",
                        root -> root.field("a").items().get(1).text("a letter")))
                .isEqualTo("b");
    }

    @Test
    void everythingThatIsWrongIsToldWithWhereItStands() {
        String body = """
                {"name":" ","a/b~":1,"items":[{},7]}""";

        List<Problem> problems = problems(body, root -> {
            root.allowOnly("A thing", "name", "items");
            root.field("items").items().forEach(item -> item.isObject("An item"));
            root.field("missing").report("Give one.");
            return root.field("name").text("a name");
        });

        assertThat(problems).extracting(Problem::pointer).containsExactly("/a~1b~0", "/items/1", "/missing", "/name");
        assertThat(problems.get(0).message()).isEqualTo("A thing has no such field; remove it. It has: name, items.");
    }

    @Test
    void theMessageOfTheExceptionNamesThemAll() {
        assertThatThrownBy(() -> Body.read("{}", root -> {
                    root.report("Give more.");
                    return root.field("a").text("a name");
                }))
                .hasMessage(": Give more. /a: Give a name, as a string that is not blank, of at most 255 characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}}", "{\"a\":1,\"a\":2}", "nope"})
    void whatIsNoJsonIsOneProblemAndNotRead(String body) {
        List<Problem> problems = problems(body, root -> {
            throw new AssertionError("read");
        });

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEmpty();
            assertThat(problem.message()).contains("this is not JSON (line 1");
        });
    }
}
