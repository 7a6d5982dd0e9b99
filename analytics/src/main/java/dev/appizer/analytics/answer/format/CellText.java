// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.appizer.model.Values;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Cells as text. */
final class CellText {

    private static final JsonFactory JSON = new JsonFactory();

    private CellText() {}

    /** A string and a time as they are, every other value as JSON. */
    static String of(Object cell) {
        if (cell instanceof String text) {
            return text;
        }
        return cell instanceof ZonedDateTime time ? of(time) : json(cell);
    }

    /** With the offset that its zone has then. */
    static String of(ZonedDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static String json(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            Values.write(json, JsonFormat.plain(value));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
