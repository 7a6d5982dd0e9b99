// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void optionsSwitchesAndWordsMayStandInAnyOrder() {
        CommandLine line = parse("--port", "81", "events.raw", "--all", "--url=http://a:1/b/");

        assertThat(line.port("--port", 80)).isEqualTo(81);
        assertThat(line.has("--all")).isTrue();
        assertThat(line.url("--url")).contains(URI.create("http://a:1/b"));
        assertThat(line.others()).containsExactly("events.raw");
    }

    @Test
    void whatIsNotGivenHasItsDefault() {
        assertThat(parse().port("--port", 80)).isEqualTo(80);
        assertThat(parse().url("--url")).isEmpty();
        assertThat(parse("--data", "x").data()).isEqualTo(Path.of("x").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", "080808", "8 0"})
    void aPortIsAWholeNumberThatFits(String text) {
        assertThatThrownBy(() -> parse("--port", text).port("--port", 80))
                .isInstanceOf(CommandProblem.class)
                .hasMessage("--port must be a port from 0 to 65535, not " + text + ".");
    }

    @Test
    void ofAnOptionThatIsGivenAgainThereAreAllValuesAndTheLastCounts() {
        CommandLine line = parse("--url", "http://a", "--url=http://b");

        assertThat(line.all("--url")).containsExactly("http://a", "http://b");
        assertThat(line.find("--url")).contains("http://b");
        assertThat(line.all("--data")).isEmpty();
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> parse("--port")).hasMessage("--port needs a value.");
        assertThatThrownBy(() -> parse("--port", "--all")).hasMessage("--port needs a value.");
    }

    @Test
    void whatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> parse("--al")).hasMessageStartingWith("There is no option --al; there are: --all,");
        assertThatThrownBy(() -> parse("--url", "ftp://a").url("--url")).hasMessageContaining("http(s) URL");
        assertThatThrownBy(() -> parse("word").withoutOthers()).hasMessageStartingWith("What is word?");
    }

    private static CommandLine parse(String... words) {
        return CommandLine.parse(List.of(words), Set.of("--port", "--url", "--data"), Set.of("--all"));
    }
}
