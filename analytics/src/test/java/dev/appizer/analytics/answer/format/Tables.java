// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers that are nothing but a table. */
final class Tables {

    static final ZonedDateTime TIME = ZonedDateTime.parse("2024-01-15T00:00+01:00[Europe/Paris]");

    private Tables() {}

    private record TableOnly(Table table) implements Document {

        @Override
        public void writeJson(JsonGenerator json) {
            throw new UnsupportedOperationException();
        }
    }

    /** Of a column of each type. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static Document of(List<@Nullable Object>... rows) {
        return new TableOnly(new Table(
                List.of(
                        new Column("time", CellType.TIME),
                        new Column("plan", CellType.TEXT),
                        new Column("count", CellType.WHOLE),
                        new Column("value", CellType.REAL)),
                Arrays.asList(rows)));
    }

    /** Of one column of texts. */
    static Document text(@Nullable Object cell) {
        return new TableOnly(
                new Table(List.of(new Column("plan", CellType.TEXT)), List.of(Collections.singletonList(cell))));
    }

    /** Of one column of numbers, as many as there are rows. */
    static Document numbers(int rows) {
        return new TableOnly(
                new Table(List.of(new Column("n", CellType.WHOLE)), Collections.nCopies(rows, List.of(7L))));
    }

    static Document named(String column) {
        return new TableOnly(new Table(List.of(new Column(column, CellType.TEXT)), List.of()));
    }

    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
