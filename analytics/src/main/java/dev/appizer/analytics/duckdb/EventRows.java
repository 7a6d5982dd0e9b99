// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The events of batches: what was taken before is left out. */
final class EventRows {

    private final DuckDBConnection connection;
    private final Dictionary names;
    private final Slots slots;
    private final Catalogue catalogue;
    private final Cells cells = new Cells();
    private final Map<Integer, Long> lastOffsets = new HashMap<>();

    EventRows(DuckDBConnection connection, Slots slots, Catalogue catalogue) throws SQLException {
        this.connection = connection;
        this.names = new Dictionary(connection, "names");
        this.slots = slots;
        this.catalogue = catalogue;
        readLastOffsets();
    }

    private void readLastOffsets() throws SQLException {
        lastOffsets.clear();
        try (Statement sql = connection.createStatement();
                ResultSet found =
                        sql.executeQuery("SELECT \"partition\", max(\"offset\") FROM events GROUP BY \"partition\"")) {
            while (found.next()) {
                lastOffsets.put(found.getInt(1), found.getLong(2));
            }
        }
    }

    /** Forgets what may not have been committed. */
    void forget() throws SQLException {
        names.read();
        readLastOffsets();
    }

    /**
     * Puts them in.
     *
     * @param batch none of which was erased, or is older than what is kept
     * @param numbers of the identifiers
     */
    void put(List<Batch.Event> batch, Map<String, Integer> numbers) throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        Set<String> texts = new LinkedHashSet<>();
        batch.forEach(event -> texts.add(event.name()));
        Map<String, Integer> ofNames = names.numbers(texts);
        Stamps stamps = new Stamps(connection, batch.stream().anyMatch(Batch.Event::redriven));
        try (DuckDBAppender rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "events")) {
            for (Batch.Event event : batch) {
                @Nullable String identifier = event.identifier();
                @Nullable Integer who = identifier == null ? null : numbers.get(identifier);
                if (isNext(event) && stamps.isNew(event, who)) {
                    append(rows, event, ofNames.getOrDefault(event.name(), -1), who);
                }
            }
        }
    }

    private boolean isNext(Batch.Event event) {
        @Nullable Long last = lastOffsets.get(event.partition());
        if (last != null && event.offset() <= last) {
            return false;
        }
        lastOffsets.put(event.partition(), event.offset());
        return true;
    }

    private void append(DuckDBAppender rows, Batch.Event event, int name, @Nullable Integer who) throws SQLException {
        rows.beginRow();
        rows.append(name);
        rows.append(event.eventTime());
        if (who == null) {
            rows.appendNull();
        } else {
            rows.append(who.intValue());
        }
        rows.append(event.receivedAt());
        rows.append(event.position());
        rows.append(event.messageId());
        rows.append(event.partition());
        rows.append(event.offset());
        for (FlatValue value : event.values()) {
            @Nullable Slot slot = slots.of(name, value.path(), value.type());
            cells.set(slot, value);
            catalogue.add(event.eventTime(), slot);
        }
        cells.append(rows);
        rows.endRow();
    }
}
