// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.view;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.appizer.analytics.answer.RetentionAnswer;
import dev.appizer.analytics.answer.RetentionAnswer.Cohort;
import dev.appizer.analytics.answer.format.CellType;
import dev.appizer.analytics.answer.format.Column;
import dev.appizer.analytics.answer.format.Document;
import dev.appizer.analytics.answer.format.JsonFormat;
import dev.appizer.analytics.answer.format.Table;
import dev.appizer.analytics.question.Buckets;
import dev.appizer.analytics.question.RetentionQuestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A retention: {@code {"cohorts":[{"start","size","retained":[…]},…]}}. */
public record RetentionView(RetentionQuestion question, RetentionAnswer answer) implements Document {

    private static final String START = "start";
    private static final String SIZE = "size";
    private static final String RETAINED = "retained";

    @Override
    public void writeJson(JsonGenerator json) throws IOException {
        Buckets buckets = question.buckets();
        json.writeStartObject();
        json.writeArrayFieldStart("cohorts");
        for (Cohort cohort : answer.cohorts()) {
            json.writeStartObject();
            JsonFormat.writeTime(json, START, buckets.time(cohort.bucket()));
            json.writeNumberField(SIZE, cohort.size());
            json.writeArrayFieldStart(RETAINED);
            for (long people : cohort.retained()) {
                json.writeNumber(people);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A row for each number of people; their period counts buckets from the cohort's own, which is 0. */
    @Override
    public Table table() {
        List<Column> columns = List.of(
                new Column(START, CellType.TIME),
                new Column(SIZE, CellType.WHOLE),
                new Column("period", CellType.WHOLE),
                new Column(RETAINED, CellType.WHOLE));
        Buckets buckets = question.buckets();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Cohort cohort : answer.cohorts()) {
            long period = 0;
            for (Long people : cohort.retained()) {
                rows.add(List.of(buckets.time(cohort.bucket()), cohort.size(), period, people));
                period++;
            }
        }
        return new Table(columns, rows);
    }
}
