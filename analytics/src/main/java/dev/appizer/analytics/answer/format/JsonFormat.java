// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.appizer.analytics.store.NormalValue;
import dev.appizer.model.Values;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Answers in JSON. */
public final class JsonFormat {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonFormat() {}

    static byte[] write(Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            document.writeJson(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes a value: a whole number without a fraction, whatever it was computed as. */
    public static void writeValue(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        json.writeFieldName(name);
        Values.write(json, plain(value));
    }

    /** Writes a time with the offset that its zone has then. */
    public static void writeTime(JsonGenerator json, String name, ZonedDateTime time) throws IOException {
        json.writeStringField(name, CellText.of(time));
    }

    /** JSON has no number beyond a double: such a sum is null. */
    static @Nullable Object plain(@Nullable Object value) {
        if (!(value instanceof Double real)) {
            return value;
        } else if (!Double.isFinite(real)) {
            return null;
        }
        return NormalValue.number(real);
    }
}
