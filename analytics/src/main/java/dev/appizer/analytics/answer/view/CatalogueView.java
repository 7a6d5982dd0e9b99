// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.view;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.appizer.analytics.answer.format.CellType;
import dev.appizer.analytics.answer.format.Column;
import dev.appizer.analytics.answer.format.Document;
import dev.appizer.analytics.answer.format.Table;
import dev.appizer.analytics.store.CatalogueEntry;
import dev.appizer.analytics.store.CatalogueEntry.Property;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What events there are: {@code {"events":[{"event","count","properties":[{"path","type","count"},…]},…]}}. */
public record CatalogueView(List<CatalogueEntry> entries) implements Document {

    private static final String EVENT = "event";
    private static final String COUNT = "count";
    private static final String PATH = "path";
    private static final String TYPE = "type";

    @Override
    public void writeJson(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("events");
        for (CatalogueEntry entry : entries) {
            json.writeStartObject();
            json.writeStringField(EVENT, entry.event());
            json.writeNumberField(COUNT, entry.count());
            json.writeArrayFieldStart("properties");
            for (Property property : entry.properties()) {
                json.writeStartObject();
                json.writeStringField(PATH, property.path());
                json.writeStringField(TYPE, property.type());
                json.writeNumberField(COUNT, property.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A row for each property; an event without any has one all the same. */
    @Override
    public Table table() {
        List<Column> columns = List.of(
                new Column(EVENT, CellType.TEXT),
                new Column(COUNT, CellType.WHOLE),
                new Column(PATH, CellType.TEXT),
                new Column(TYPE, CellType.TEXT),
                new Column("propertyCount", CellType.WHOLE));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (CatalogueEntry entry : entries) {
            if (entry.properties().isEmpty()) {
                rows.add(Arrays.asList(entry.event(), entry.count(), null, null, null));
            }
            for (Property property : entry.properties()) {
                rows.add(List.of(entry.event(), entry.count(), property.path(), property.type(), property.count()));
            }
        }
        return new Table(columns, rows);
    }
}
