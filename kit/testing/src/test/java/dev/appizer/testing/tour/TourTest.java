// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.tour.Tour.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class TourTest {

    @Test
    void theStepsAreThoseOfTheSectionAlone() {
        String readme = """
                ## Run it
                ```sh
                echo before
                ```
                ## A tour of it
                Text.
                ```sh
                echo 'one
                two'
                # → one
                # → two
                echo three
                # → three
                ```
                ## After
                ```sh
                echo after
                ```
                """;

        assertThat(Tour.of(readme).steps())
                .containsExactly(
                        new Step("echo 'one\ntwo'", List.of("one", "two")), new Step("echo three", List.of("three")));
    }

    @Test
    void anEllipsisStandsForAnythingAndEverythingElseForItself() {
        Step step = new Step("", List.of("{\"a\":1,…,\"b\":2}"));

        assertThat(step.matches("{\"a\":1,\"x\":[],\"b\":2}\n")).isTrue();
        assertThat(step.matches("{\"a\":1,\"x\":[],\"b\":3}")).isFalse();
        assertThat(step.matches("{\"a\":1,\"x\":[],\"b\":2}\nmore")).isFalse();
        assertThat(step.matches("")).isFalse();
    }

    @Test
    void onlyWhatChangesNothingIsAskedAgain() {
        assertThat(new Step("curl -s localhost:8080/v1/profiles/ada", List.of()).asks())
                .isTrue();
        assertThat(new Step("curl -s localhost:8080/v1/analytics/query -d '{}'", List.of()).asks())
                .isTrue();
        assertThat(new Step("curl -s localhost:8080/v1/track -d '{}'", List.of()).asks())
                .isFalse();
        assertThat(new Step("curl -s -X PUT localhost:8080/v1/segments/s", List.of()).asks())
                .isFalse();
        assertThat(new Step("./appizer tail profiles", List.of()).asks()).isFalse();
    }
}
