// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.NormalValue;
import dev.appizer.model.Values;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/** The JSON that becomes the VARIANT of some values: one object, its keys the letter of the type, a colon and the path. */
final class Props {

    private static final JsonFactory JSON = new JsonFactory();

    private Props() {}

    static String key(FlatValue.Type type, String path) {
        return type.letter() + ":" + path;
    }

    static String text(List<FlatValue> values) {
        StringWriter text = new StringWriter(values.size() * 32);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (FlatValue value : values) {
                json.writeFieldName(new SerializedString(key(value.type(), value.path())));
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
            case BOOLEAN -> json.writeBoolean((Boolean) value.value());
            case NUMBER -> json.writeNumber((Double) value.value());
            case LONG -> json.writeNumber((Long) value.value());
            case STRING, ARRAY, OBJECT -> json.writeString((String) value.value());
        }
    }

    /** A JSON array of texts. */
    static String array(List<String> texts) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (String item : texts) {
                json.writeString(item);
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Shows the path and the type of every value in such a text. */
    static void keys(String text, BiConsumer<String, FlatValue.Type> each) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                json.nextToken();
                each.accept(key.substring(2), type(key.charAt(0)));
            }
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** The same values under their paths alone; arrays and objects as such. */
    static String readable(String text) {
        StringWriter readable = new StringWriter(text.length());
        try (JsonParser typed = JSON.createParser(text);
                JsonGenerator json = JSON.createGenerator(readable)) {
            typed.nextToken();
            json.writeStartObject();
            while (typed.nextToken() != JsonToken.END_OBJECT) {
                String key = typed.currentName();
                FlatValue.Type type = type(key.charAt(0));
                typed.nextToken();
                json.writeFieldName(key.substring(2));
                if (type == FlatValue.Type.NUMBER) {
                    Values.write(json, NormalValue.number(typed.getDoubleValue()));
                } else if (type == FlatValue.Type.ARRAY || type == FlatValue.Type.OBJECT) {
                    json.writeRawValue(typed.getText());
                } else {
                    json.copyCurrentEvent(typed);
                }
            }
            json.writeEndObject();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
        return readable.toString();
    }

    static FlatValue.Type type(char letter) {
        for (FlatValue.Type type : FlatValue.Type.values()) {
            if (type.letter() == letter) {
                return type;
            }
        }
        throw new IllegalStateException("No type has the letter " + letter);
    }

    /** A value as properties hold it, of what a column of its type holds. */
    static Object value(FlatValue.Type type, Object column) {
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
}
