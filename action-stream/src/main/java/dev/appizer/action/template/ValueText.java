// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values as text: numbers as people write them (100, 99.99), true and false, and arrays of these with commas between.
 * Objects, arrays that hold arrays or objects, and what is empty or blank have no text.
 */
final class ValueText {

    private static final JsonFactory JSON = new JsonFactory();

    private ValueText() {}

    /** As it is written in a place, before it is escaped for it; null for what has no text there. */
    static @Nullable String in(Place place, @Nullable Object value) {
        return place == Place.VALUE ? json(value) : of(value);
    }

    static @Nullable String of(@Nullable Object value) {
        return value instanceof ValueList list ? ofList(list) : plain(value);
    }

    private static @Nullable String ofList(ValueList list) {
        List<String> texts = new ArrayList<>();
        for (Object item : list.getItems()) {
            String text = plain(item);
            if (text == null) {
                return null;
            }
            texts.add(text);
        }
        return texts.isEmpty() ? null : String.join(", ", texts);
    }

    private static @Nullable String plain(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isBlank() ? null : text;
        }
        if (value instanceof Double real) {
            return Double.isFinite(real) ? number(real) : null;
        }
        return value instanceof Long || value instanceof Boolean ? value.toString() : null;
    }

    /** Without an exponent, and without a fraction that is zero. */
    private static String number(double real) {
        return real == 0
                ? "0"
                : new BigDecimal(Double.toString(real)).stripTrailingZeros().toPlainString();
    }

    /** A value of any type as JSON, with its numbers as they are in text; null for what is missing. */
    static @Nullable String json(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isBlank() ? null : '"' + jsonEscaped(text) + '"';
        }
        return value instanceof ValueList || value instanceof ValueMap ? written(value) : plain(value);
    }

    /** Writes numbers as they are in text; those that JSON has not, as null. */
    private static final class Numbers extends JsonGeneratorDelegate {

        private Numbers(JsonGenerator json) {
            super(json);
        }

        @Override
        public void writeNumber(double real) throws IOException {
            if (Double.isFinite(real)) {
                writeNumber(number(real));
            } else {
                writeNull();
            }
        }
    }

    private static String written(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new Numbers(JSON.createGenerator(text))) {
            Values.write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What stands between the quotation marks of a JSON string. */
    static String jsonEscaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
