// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import static dev.appizer.analytics.answer.format.Tables.TIME;
import static dev.appizer.analytics.answer.format.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.ValueList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written is read by Arrow's own reader. */
class ArrowFormatTest {

    private static final long MICROS = 1_705_273_200_000_000L;

    /** The schema as text, the rows of each batch. */
    private record Stream(String schema, List<List<List<@Nullable Object>>> batches) {}

    private static Stream read(Document document) throws IOException {
        try (BufferAllocator memory = new RootAllocator();
                ArrowStreamReader reader =
                        new ArrowStreamReader(new ByteArrayInputStream(Format.ARROW.write(document)), memory)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            List<List<List<@Nullable Object>>> batches = new ArrayList<>();
            while (reader.loadNextBatch()) {
                List<List<@Nullable Object>> rows = new ArrayList<>();
                for (int row = 0; row < root.getRowCount(); row++) {
                    rows.add(cells(root, row));
                }
                batches.add(rows);
            }
            return new Stream(root.getSchema().toString(), batches);
        }
    }

    private static List<@Nullable Object> cells(VectorSchemaRoot root, int row) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (FieldVector vector : root.getFieldVectors()) {
            Object cell = vector.getObject(row);
            cells.add(cell == null || cell instanceof Number ? cell : cell.toString());
        }
        return cells;
    }

    @Test
    void columnsHaveTypes() throws IOException {
        assertThat(read(Tables.of()).schema())
                .isEqualTo("Schema<time: Timestamp(MICROSECOND, UTC), plan: Utf8, count: Int(64, true), value:"
                        + " FloatingPoint(DOUBLE)>");
    }

    @Test
    void withoutRowsThereIsNoBatch() throws IOException {
        assertThat(read(Tables.of()).batches()).isEmpty();
    }

    @Test
    void rowsAreReadBack() throws IOException {
        assertThat(read(Tables.of(
                                row(TIME, "pro", 3L, 2.5),
                                row(TIME, "ünïcode ✓", Long.MIN_VALUE, -0.5),
                                row(TIME, "", 0L, 7L)))
                        .batches())
                .containsExactly(List.of(
                        row(MICROS, "pro", 3L, 2.5),
                        row(MICROS, "ünïcode ✓", Long.MIN_VALUE, -0.5),
                        row(MICROS, "", 0L, 7.0)));
    }

    @Test
    void whatIsMissingIsNull() throws IOException {
        List<@Nullable Object> none = Arrays.asList(null, null, null, null);

        assertThat(read(Tables.of(none, row(TIME, "a", 1L, 1.0), none)).batches())
                .containsExactly(List.of(none, row(MICROS, "a", 1L, 1.0), none));
    }

    @Test
    void valuesOfOtherTypesAreTheTextThatTheyAreInJson() throws IOException {
        for (Object value : new Object[] {true, -5L, 100.0, new ValueList(List.of(1L, "a"))}) {
            assertThat(read(Tables.text(value)).batches().get(0).get(0))
                    .hasSize(1)
                    .allMatch(String.class::isInstance);
        }
        assertThat(read(Tables.text(100.0)).batches()).containsExactly(List.of(row("100")));
        assertThat(read(Tables.text("=1")).batches()).containsExactly(List.of(row("=1")));
    }

    @Test
    void manyRowsAreSeveralBatches() throws IOException {
        List<List<List<@Nullable Object>>> batches =
                read(Tables.numbers(150_000)).batches();

        assertThat(batches).extracting(List::size).containsExactly(65_536, 65_536, 18_928);
        assertThat(batches).allSatisfy(batch -> assertThat(batch).allMatch(row(7L)::equals));
    }
}
