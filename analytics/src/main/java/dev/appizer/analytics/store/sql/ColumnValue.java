// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.NormalValue;
import dev.appizer.model.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Values as properties hold them, of what columns hold. */
final class ColumnValue {

    private static final JsonFactory JSON = new JsonFactory();

    private ColumnValue() {}

    /** The value that a column of its type holds. */
    static Object of(FlatValue.Type type, Object column) {
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
