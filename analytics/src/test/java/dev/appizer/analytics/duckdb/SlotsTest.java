// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.store.FlatValue;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private DuckDBConnection connection;
    private Slots slots;

    @BeforeEach
    void open() throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        Schema.prepare(connection);
        slots = new Slots(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private int column(int name, String path, FlatValue.Type type) {
        Slot slot = slots.of(name, path, type);
        assertThat(slot).isEqualTo(slots.of(name, path, type));
        return slot == null ? Integer.MIN_VALUE : slot.column();
    }

    @Test
    void eachNameHasColumnsOfItsOwnForNumbersAndForTexts() {
        assertThat(column(1, "a", FlatValue.Type.NUMBER)).isZero();
        assertThat(column(1, "b", FlatValue.Type.BOOLEAN)).isEqualTo(1);
        assertThat(column(1, "a", FlatValue.Type.STRING)).isZero();
        assertThat(column(1, "c", FlatValue.Type.LONG)).isEqualTo(1);
        assertThat(column(2, "c", FlatValue.Type.ARRAY)).isZero();
        assertThat(column(Slots.TRAITS, "c", FlatValue.Type.OBJECT)).isZero();
        assertThat(slots.of("c")).extracting(Slot::name).containsExactly(1, 2, Slots.TRAITS);
        assertThat(slots.layouts())
                .hasEntrySatisfying(
                        1,
                        layout ->
                                assertThat(layout[Slot.NUMBERS + 1]).isEqualTo(slots.of(1, "c", FlatValue.Type.LONG)));
    }

    @Test
    void whatFindsNoColumnIsBesideThem() {
        for (int n = 0; n < Slot.NUMBERS; n++) {
            assertThat(column(1, "p" + n, FlatValue.Type.NUMBER)).isEqualTo(n);
        }
        assertThat(column(1, "q", FlatValue.Type.BOOLEAN)).isEqualTo(Slot.MORE);
        assertThat(column(1, "q", FlatValue.Type.STRING)).isZero();
        assertThat(column(2, "q", FlatValue.Type.BOOLEAN)).isZero();
    }

    @Test
    void whatWasNotCommittedIsForgottenAndItsColumnIsFreeAgain() throws SQLException {
        column(1, "a", FlatValue.Type.NUMBER);
        slots.write();
        slots.committed();
        column(1, "b", FlatValue.Type.NUMBER);
        column(1, "a", FlatValue.Type.STRING);

        slots.forget();

        assertThat(slots.of("b")).isEmpty();
        assertThat(slots.of("a")).hasSize(1);
        assertThat(column(1, "c", FlatValue.Type.NUMBER)).isEqualTo(1);
        assertThat(slots.of(1, "c", FlatValue.Type.NUMBER)).isEqualTo(new Slot(1, 1, "c", FlatValue.Type.NUMBER, 1));
    }

    @Test
    void whatWasWrittenIsKnownAtTheNextStart() throws SQLException {
        column(1, "a", FlatValue.Type.NUMBER);
        column(1, "b", FlatValue.Type.NUMBER);
        slots.write();

        slots = new Slots(connection);

        assertThat(slots.of("b")).extracting(Slot::column).containsExactly(1);
        assertThat(column(1, "c", FlatValue.Type.BOOLEAN)).isEqualTo(2);
    }

    @Test
    void whoeverWouldBeTooManyHasNoSlotAndMayBeAnything() throws SQLException {
        for (int n = 0; n < Slots.MOST; n++) {
            slots.of(n % 100, "p" + n, FlatValue.Type.STRING);
        }
        slots.write();

        for (Slots full : new Slots[] {slots, new Slots(connection)}) {
            assertThat(full.of(1, "q", FlatValue.Type.NUMBER)).isNull();
            assertThat(full.isFull()).isTrue();
            assertThat(new SlotColumns(full).ofEvents(null, "q")).hasSize(FlatValue.Type.values().length);
        }
    }
}
