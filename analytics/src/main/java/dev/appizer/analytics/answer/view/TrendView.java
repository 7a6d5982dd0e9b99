// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.view;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.appizer.analytics.answer.TrendAnswer;
import dev.appizer.analytics.answer.TrendAnswer.Series;
import dev.appizer.analytics.answer.format.CellType;
import dev.appizer.analytics.answer.format.Column;
import dev.appizer.analytics.answer.format.Document;
import dev.appizer.analytics.answer.format.JsonFormat;
import dev.appizer.analytics.answer.format.Table;
import dev.appizer.analytics.question.Buckets;
import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.TrendQuestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A trend: {@code {"series":[{"time","group"?,"value"},…],"total","groups"?,"omittedGroups"?}}. */
public record TrendView(TrendQuestion question, TrendAnswer answer) implements Document {

    private static final String TIME = "time";
    private static final String VALUE = "value";

    @Override
    public void writeJson(JsonGenerator json) throws IOException {
        Buckets buckets = question.buckets();
        json.writeStartObject();
        json.writeArrayFieldStart("series");
        for (Series series : answer.series()) {
            for (int bucket = 0; bucket < buckets.count(); bucket++) {
                json.writeStartObject();
                JsonFormat.writeTime(json, TIME, buckets.time(bucket));
                writeGroup(json, series);
                JsonFormat.writeValue(json, VALUE, series.values().get(bucket));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        JsonFormat.writeValue(json, "total", answer.total());
        if (!question.groupBy().isEmpty()) {
            writeGroups(json);
        }
        json.writeEndObject();
    }

    private void writeGroup(JsonGenerator json, Series series) throws IOException {
        List<Field> fields = question.groupBy();
        if (fields.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("group");
        for (int i = 0; i < fields.size(); i++) {
            JsonFormat.writeValue(json, fields.get(i).name(), series.group().get(i));
        }
        json.writeEndObject();
    }

    private void writeGroups(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("groups");
        for (Series series : answer.series()) {
            json.writeStartObject();
            writeGroup(json, series);
            JsonFormat.writeValue(json, "total", series.total());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("omittedGroups", answer.omittedGroups());
    }

    /** A row for each point: its time, a column for each field that is grouped by, its value. */
    @Override
    public Table table() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(TIME, CellType.TIME));
        question.groupBy().forEach(field -> columns.add(new Column(columnName(field), CellType.TEXT)));
        columns.add(new Column(VALUE, question.measure().isCount() ? CellType.WHOLE : CellType.REAL));
        Buckets buckets = question.buckets();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Series series : answer.series()) {
            for (int bucket = 0; bucket < buckets.count(); bucket++) {
                List<@Nullable Object> row = new ArrayList<>(columns.size());
                row.add(buckets.time(bucket));
                row.addAll(series.group());
                row.add(series.values().get(bucket));
                rows.add(row);
            }
        }
        return new Table(columns, rows);
    }

    /** Columns of tables have names of their own. */
    private static String columnName(Field field) {
        return Set.of(TIME, VALUE).contains(field.name()) ? "properties." + field.name() : field.name();
    }
}
