// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.NormalValue;
import dev.appizer.model.Values;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Values of columns as properties hold them. */
public final class Props {

    private static final JsonFactory JSON = new JsonFactory();

    private Props() {}

    /** A value as properties hold it, of what a column of its type holds. */
    public static Object value(FlatValue.Type type, Object column) {
        return switch (type) {
            case BOOLEAN, LONG, STRING -> column;
            case NUMBER -> NormalValue.number((Double) column);
            case ARRAY, OBJECT -> parse((String) column);
        };
    }

    private static Object parse(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            return Objects.requireNonNull(Values.read(json));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** A JSON object of values under their paths. */
    static String json(List<FlatValue> values) {
        StringWriter text = new StringWriter(values.size() * 32);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (FlatValue value : values) {
                json.writeFieldName(value.path());
                if (value.type() == FlatValue.Type.ARRAY || value.type() == FlatValue.Type.OBJECT) {
                    json.writeRawValue((String) value.value());
                } else {
                    Values.write(json, value(value.type(), value.value()));
                }
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
