// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.appizer.bench.row.BenchRow;
import dev.appizer.bench.row.BenchRows;
import dev.appizer.local.cli.CommandProblem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

    private static final Set<String> ROWS = Set.of("plain-producer", "latency", "bare-http");
    private static final Set<String> USUAL = Set.of("plain-producer", "latency");

    @Test
    void unlessSaidTheUsualRowsRun() {
        BenchOptions options = BenchOptions.parse(List.of(), ROWS, USUAL);

        assertThat(options.wants("latency")).isTrue();
        assertThat(options.wants("plain-producer")).isTrue();
        assertThat(options.wants("bare-http")).isFalse();
    }

    @Test
    void onlyTheRowsThatAreNamedRun() {
        BenchOptions options = BenchOptions.parse(List.of("--rows", "latency", "--seconds=3"), ROWS, USUAL);

        assertThat(options.wants("latency")).isTrue();
        assertThat(options.wants("plain-producer")).isFalse();
        assertThat(options.effort().watching()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aRowThatIsNotThereIsRefusedWithTheNamesOfThoseThatAre() {
        assertThatExceptionOfType(CommandProblem.class)
                .isThrownBy(() -> BenchOptions.parse(List.of("--rows", "speed"), ROWS, USUAL))
                .withMessageContaining("plain-producer");
    }

    @Test
    void aNumberOutOfItsRangeIsRefused() {
        assertThatExceptionOfType(CommandProblem.class)
                .isThrownBy(() -> BenchOptions.parse(List.of("--seconds", "0"), ROWS, USUAL))
                .withMessageContaining("--seconds");
    }

    @Test
    void rowsHaveNamesOfTheirOwn() {
        assertThat(BenchRows.all()).extracting(BenchRow::name).doesNotHaveDuplicates();
    }
}
