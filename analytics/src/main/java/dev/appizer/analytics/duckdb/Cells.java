// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.appizer.analytics.store.FlatValue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** The values of one row in its columns: those of {@link Slot}, and {@code more}, a JSON object of the values beside them. */
final class Cells {

    private static final JsonFactory JSON = new JsonFactory();

    private final double[] numbers = new double[Slot.NUMBERS];
    private final boolean[] hasNumber = new boolean[Slot.NUMBERS];
    private final @Nullable String[] texts = new String[Slot.TEXTS];
    private final List<FlatValue> more = new ArrayList<>();

    /** The columns in their order, each with something behind its name: for a table's declaration, or for a query. */
    static String columns(String numberType, String textType) {
        return String.join(
                ", ",
                Stream.concat(
                                IntStream.range(0, Slot.NUMBERS).mapToObj(n -> "n" + n + numberType),
                                Stream.concat(IntStream.range(0, Slot.TEXTS).mapToObj(n -> "s" + n), Stream.of("more"))
                                        .map(name -> name + textType))
                        .toList());
    }

    /** Puts a value in its place; null where it has no slot. */
    void set(@Nullable Slot slot, FlatValue value) {
        if (slot == null || !slot.hasColumn()) {
            more.add(value);
        } else if (Slot.isNumber(value.type())) {
            numbers[slot.column()] = number(value);
            hasNumber[slot.column()] = true;
        } else {
            texts[slot.column()] = value.value().toString();
        }
    }

    private static double number(FlatValue value) {
        return value.value() instanceof Boolean truth ? (truth ? 1 : 0) : (Double) value.value();
    }

    /** Appends all columns to the row that was begun, and is empty again. */
    void append(DuckDBAppender row) throws SQLException {
        for (int column = 0; column < Slot.NUMBERS; column++) {
            if (hasNumber[column]) {
                row.append(numbers[column]);
                hasNumber[column] = false;
            } else {
                row.appendNull();
            }
        }
        for (int column = 0; column < Slot.TEXTS; column++) {
            @Nullable String text = texts[column];
            if (text == null) {
                row.appendNull();
            } else {
                row.append(text);
                texts[column] = null;
            }
        }
        if (more.isEmpty()) {
            row.appendNull();
        } else {
            row.append(json(more));
            more.clear();
        }
    }

    private static String json(List<FlatValue> values) {
        StringWriter text = new StringWriter(values.size() * 32);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (FlatValue value : values) {
                json.writeFieldName(Slot.key(value.type(), value.path()));
                if (Slot.isNumber(value.type())) {
                    json.writeNumber(number(value));
                } else {
                    json.writeString(value.value().toString());
                }
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * Shows the values of a row that was read.
     *
     * @param from the place of its first column, from 1
     * @param layout what is in the columns, as {@link Slots#layouts} has it; null where nothing is
     */
    static void read(ResultSet row, int from, @Nullable Slot @Nullable [] layout, Consumer<FlatValue> each)
            throws SQLException {
        int columns = Slot.NUMBERS + Slot.TEXTS;
        for (int column = 0; layout != null && column < columns; column++) {
            @Nullable Slot slot = layout[column];
            @Nullable Object stored = slot == null ? null : row.getObject(from + column);
            if (slot != null && stored != null) {
                each.accept(new FlatValue(slot.path(), slot.type(), value(slot.type(), stored)));
            }
        }
        @Nullable String beside = row.getString(from + columns);
        if (beside != null) {
            read(beside, each);
        }
    }

    private static void read(String more, Consumer<FlatValue> each) {
        try (JsonParser json = JSON.createParser(more)) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                json.nextToken();
                FlatValue.Type type = FlatValue.Type.ofLetter(key.charAt(0));
                Object stored = Slot.isNumber(type) ? (Object) json.getDoubleValue() : json.getText();
                each.accept(new FlatValue(key.substring(2), type, value(type, stored)));
            }
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static Object value(FlatValue.Type type, Object stored) {
        return switch (type) {
            case BOOLEAN -> (Double) stored == 1;
            case LONG -> Long.valueOf((String) stored);
            case NUMBER, STRING, ARRAY, OBJECT -> stored;
        };
    }
}
