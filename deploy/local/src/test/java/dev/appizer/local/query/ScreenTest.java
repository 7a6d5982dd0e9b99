// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {

    @Test
    void itIsAsWideAsTheEnvironmentSaysAndShowsWhatTheLocaleCan() {
        assertThat(Screen.of(Map.of(), "UTF-8")).isEqualTo(new Screen(80, true));
        assertThat(Screen.of(Map.of("COLUMNS", "132"), "ANSI_X3.4-1968")).isEqualTo(new Screen(132, false));
        assertThat(Screen.of(Map.of("COLUMNS", "wide"), "ISO-8859-1")).isEqualTo(new Screen(80, false));
        assertThat(Screen.of(Map.of("COLUMNS", "10"), "what-is-this")).isEqualTo(new Screen(40, true));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1,      ██████████, ##########
            0.5,    █████,      #####
            0.56,   █████▋,     ######
            0.0001, ▏,          #
            """)
    void aBarHasItsShareOfTheCells(double share, String blocks, String ascii) {
        assertThat(new Screen(80, true).bar(share, 10)).isEqualTo(blocks);
        assertThat(new Screen(80, false).bar(share, 10)).isEqualTo(ascii);
    }

    @Test
    void ofNothingAndOfLessThereIsNoBar() {
        assertThat(new Screen(80, true).bar(0, 10)).isEmpty();
        assertThat(new Screen(80, true).bar(-1, 10)).isEmpty();
        assertThat(new Screen(80, true).bar(Double.NaN, 10)).isEmpty();
    }

    @Test
    void aSparklineShowsTheGreatestOfThoseThatShareACell() {
        Screen screen = new Screen(80, true);

        assertThat(screen.sparkline(Arrays.asList(0.0, 8.0, null, 4.0), 10)).isEqualTo("▁█ ▅");
        assertThat(screen.sparkline(Arrays.asList(0.0, 8.0, null, 4.0), 2)).isEqualTo("█▅");
        assertThat(screen.sparkline(Arrays.asList(0.0, -3.0), 2)).isEqualTo("▁▁");
    }

    @Test
    void whatSomebodySentCommandsNoTerminalAndFits() {
        Screen screen = new Screen(80, true);

        assertThat(screen.text("a\u001b[31mb\nc\u202ed", 80)).isEqualTo("a?[31mb?c?d");
        assertThat(screen.text("🦆🦆🦆🦆", 3)).isEqualTo("🦆🦆…");
        assertThat(new Screen(80, false).text("a longer name", 8)).isEqualTo("a lon...");
    }
}
