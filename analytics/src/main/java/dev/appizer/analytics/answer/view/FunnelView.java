// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.view;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.appizer.analytics.answer.FunnelAnswer;
import dev.appizer.analytics.answer.FunnelAnswer.Group;
import dev.appizer.analytics.answer.FunnelAnswer.StepCount;
import dev.appizer.analytics.answer.format.CellType;
import dev.appizer.analytics.answer.format.Column;
import dev.appizer.analytics.answer.format.Document;
import dev.appizer.analytics.answer.format.JsonFormat;
import dev.appizer.analytics.answer.format.Table;
import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FunnelQuestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A funnel: {@code {"steps":[{"event","count","conversion","conversionFromPrevious","medianSeconds"},…],"groups"?:[{"group",
 * "steps"},…]}}.
 */
public record FunnelView(FunnelQuestion question, FunnelAnswer answer) implements Document {

    @Override
    public void writeJson(JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeSteps(json, answer.steps());
        Field breakdown = question.breakdown();
        if (breakdown != null) {
            json.writeArrayFieldStart("groups");
            for (Group group : answer.groups()) {
                json.writeStartObject();
                json.writeObjectFieldStart("group");
                JsonFormat.writeValue(json, breakdown.name(), group.value());
                json.writeEndObject();
                writeSteps(json, group.steps());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeSteps(JsonGenerator json, List<StepCount> steps) throws IOException {
        json.writeArrayFieldStart("steps");
        for (StepCount step : steps) {
            json.writeStartObject();
            JsonFormat.writeValue(json, "event", step.event());
            json.writeNumberField("count", step.count());
            JsonFormat.writeValue(json, "conversion", step.conversion());
            JsonFormat.writeValue(json, "conversionFromPrevious", step.conversionFromPrevious());
            JsonFormat.writeValue(json, "medianSeconds", step.medianSeconds());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A row for each step, counted from 1; where there is a breakdown, for each of each group. */
    @Override
    public Table table() {
        List<Column> columns = new ArrayList<>();
        if (question.breakdown() != null) {
            columns.add(new Column("group", CellType.TEXT));
        }
        columns.add(new Column("step", CellType.WHOLE));
        columns.add(new Column("event", CellType.TEXT));
        columns.add(new Column("count", CellType.WHOLE));
        columns.add(new Column("conversion", CellType.REAL));
        columns.add(new Column("conversionFromPrevious", CellType.REAL));
        columns.add(new Column("medianSeconds", CellType.REAL));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        if (question.breakdown() == null) {
            addRows(rows, List.of(), answer.steps());
        }
        for (Group group : answer.groups()) {
            List<@Nullable Object> value = new ArrayList<>();
            value.add(group.value());
            addRows(rows, value, group.steps());
        }
        return new Table(columns, rows);
    }

    private static void addRows(
            List<List<@Nullable Object>> rows, List<@Nullable Object> group, List<StepCount> steps) {
        long number = 0;
        for (StepCount step : steps) {
            List<@Nullable Object> row = new ArrayList<>(group);
            row.add(++number);
            row.add(step.event());
            row.add(step.count());
            row.add(step.conversion());
            row.add(step.conversionFromPrevious());
            row.add(step.medianSeconds());
            rows.add(row);
        }
    }
}
