// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.appizer.model.Values;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/** Properties as an export has them. */
public final class PropertiesJson {

    private static final JsonFactory JSON = new JsonFactory();

    private PropertiesJson() {}

    /** A JSON object of every value by its path, in the order of the paths. */
    public static String of(List<FlatValue> values) {
        StringWriter text = new StringWriter(values.size() * 32);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (FlatValue value : values.stream()
                    .sorted(Comparator.comparing(FlatValue::path))
                    .toList()) {
                json.writeFieldName(value.path());
                write(json, value);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, FlatValue value) throws IOException {
        switch (value.type()) {
            case ARRAY, OBJECT -> json.writeRawValue((String) value.value());
            case NUMBER -> Values.write(json, NormalValue.number((Double) value.value()));
            case BOOLEAN, LONG, STRING -> Values.write(json, value.value());
        }
    }
}
