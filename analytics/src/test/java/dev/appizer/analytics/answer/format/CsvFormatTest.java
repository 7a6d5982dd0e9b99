// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import static dev.appizer.analytics.answer.format.Tables.TIME;
import static dev.appizer.analytics.answer.format.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.appizer.schemas.ValueList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {

    private static String csv(Document document) {
        return new String(Format.CSV.write(document), StandardCharsets.UTF_8);
    }

    private static List<List<String>> read(Document document) throws IOException {
        try (MappingIterator<List<String>> rows = new CsvMapper()
                .readerForListOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(csv(document))) {
            return rows.readAll();
        }
    }

    @Test
    void rowsStandUnderAHeader() {
        assertThat(csv(Tables.of(row(TIME, "pro", 3L, 2.5), row(TIME, "free", 0L, 100.0))))
                .isEqualTo("""
                        time,plan,count,value\r
                        2024-01-15T00:00:00+01:00,pro,3,2.5\r
                        2024-01-15T00:00:00+01:00,free,0,100\r
                        """);
    }

    @Test
    void withoutRowsThereIsTheHeader() {
        assertThat(csv(Tables.of())).isEqualTo("time,plan,count,value\r\n");
    }

    @Test
    void whatIsMissingIsEmptyAndAnEmptyTextIsQuoted() {
        assertThat(csv(Tables.of(row(TIME, null, null, null), row(TIME, "", 1L, 1L))))
                .isEqualTo("""
                        time,plan,count,value\r
                        2024-01-15T00:00:00+01:00,,,\r
                        2024-01-15T00:00:00+01:00,"",1,1\r
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b",
                "say \"hi\"",
                "two\nlines",
                "two\r\nlines",
                " spaces ",
                "ünïcode ✓",
                "semi;colon",
                "#1",
                "a\tb"
            })
    void anyTextIsReadBack(String text) throws IOException {
        assertThat(read(Tables.text(text))).containsExactly(List.of("plan"), List.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://example.com\",\"x\")", "-"})
    void whatASpreadsheetWouldRunIsMadeText(String text) throws IOException {
        assertThat(read(Tables.text(text)).get(1)).containsExactly("'" + text);
        assertThat(csv(Tables.named(text))).contains("'" + text.charAt(0));
    }

    @Test
    void numbersAreNumbersBelowZeroToo() {
        assertThat(csv(Tables.of(row(TIME, -5L, -3L, -2.5)))).contains(",-5,-3,-2.5\r\n");
    }

    @Test
    void valuesOfOtherTypesAreAsInJson() throws IOException {
        assertThat(read(Tables.text(true)).get(1)).containsExactly("true");
        assertThat(read(Tables.text(new ValueList(List.of(1L, "a")))).get(1)).containsExactly("[1,\"a\"]");
    }

    @Test
    void aNumberBeyondAllDoublesIsMissing() {
        assertThat(csv(Tables.of(row(TIME, "a", 1L, Double.POSITIVE_INFINITY)))).endsWith(",a,1,\r\n");
    }
}
