// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers in CSV (RFC 4180) with a header. A cell without a value is empty, an empty text is {@code ""}.
 *
 * <p>Spreadsheets run what looks like a formula, and what is in the texts comes from whoever may send events: such a text gets
 * an apostrophe before it.
 */
final class CsvFormat {

    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r";

    private static final String EMPTY_TEXT = "\"\"";

    private static final CsvFactory CSV = CsvFactory.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private CsvFormat() {}

    static byte[] write(Document document) {
        Table table = document.table();
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
        table.columns().forEach(column -> schema.addColumn(guarded(column.name())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvGenerator csv = CSV.createGenerator(bytes)) {
            csv.setSchema(schema.build());
            for (List<@Nullable Object> row : table.rows()) {
                writeRow(csv, row);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeRow(JsonGenerator csv, List<@Nullable Object> row) throws IOException {
        csv.writeStartArray();
        for (Object cell : row) {
            write(csv, cell);
        }
        csv.writeEndArray();
    }

    private static void write(JsonGenerator csv, @Nullable Object cell) throws IOException {
        Object plain = JsonFormat.plain(cell);
        if (plain == null) {
            csv.writeNull();
        } else if (plain instanceof Number) {
            csv.writeNumber(plain.toString());
        } else if (plain.equals("")) {
            csv.writeRawValue(EMPTY_TEXT);
        } else {
            csv.writeString(plain instanceof String text ? guarded(text) : CellText.of(plain));
        }
    }

    private static String guarded(String text) {
        boolean looksLikeFormula = !text.isEmpty() && BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0;
        return looksLikeFormula ? "'" + text : text;
    }
}
