// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.store.FlatValue.Type;
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

    private int column(int name, String path, Type type) {
        Slot slot = slots.of(name, path, type);
        assertThat(slot).isEqualTo(slots.of(name, path, type));
        return slot == null ? Integer.MIN_VALUE : slot.column();
    }

    @Test
    void eachNameHasColumnsOfItsOwnForNumbersAndForTexts() {
        assertThat(column(1, "a", Type.NUMBER)).isZero();
        assertThat(column(1, "b", Type.BOOLEAN)).isEqualTo(1);
        assertThat(column(1, "a", Type.STRING)).isZero();
        assertThat(column(1, "c", Type.LONG)).isEqualTo(1);
        assertThat(column(2, "c", Type.ARRAY)).isZero();
        assertThat(column(Slots.TRAITS, "c", Type.OBJECT)).isZero();
        assertThat(slots.of("c")).extracting(Slot::name).containsExactly(1, 2, Slots.TRAITS);
        assertThat(slots.layouts().get(1)[Slot.NUMBERS + 1]).isEqualTo(slots.of(1, "c", Type.LONG));
    }

    @Test
    void whatFindsNoColumnIsBesideThem() {
        for (int n = 0; n < Slot.NUMBERS; n++) {
            assertThat(column(1, "p" + n, Type.NUMBER)).isEqualTo(n);
        }
        assertThat(column(1, "q", Type.BOOLEAN)).isEqualTo(Slot.MORE);
        assertThat(column(1, "q", Type.STRING)).isZero();
        assertThat(column(2, "q", Type.BOOLEAN)).isZero();
    }

    @Test
    void whatWasNotCommittedIsForgottenAndItsColumnIsFreeAgain() throws SQLException {
        column(1, "a", Type.NUMBER);
        slots.write();
        slots.committed();
        column(1, "b", Type.NUMBER);
        column(1, "a", Type.STRING);

        slots.forget();

        assertThat(slots.of("b")).isEmpty();
        assertThat(slots.of("a")).hasSize(1);
        assertThat(column(1, "c", Type.NUMBER)).isEqualTo(1);
        assertThat(slots.of(1, "c", Type.NUMBER).id()).isEqualTo(1);
    }

    @Test
    void whatWasWrittenIsKnownAtTheNextStart() throws SQLException {
        column(1, "a", Type.NUMBER);
        column(1, "b", Type.NUMBER);
        slots.write();

        slots = new Slots(connection);

        assertThat(slots.of("b")).extracting(Slot::column).containsExactly(1);
        assertThat(column(1, "c", Type.BOOLEAN)).isEqualTo(2);
    }

    @Test
    void whoeverWouldBeTooManyHasNoSlotAndMayBeAnything() throws SQLException {
        for (int n = 0; n < Slots.MOST; n++) {
            slots.of(n % 100, "p" + n, Type.STRING);
        }
        slots.write();

        for (Slots full : new Slots[] {slots, new Slots(connection)}) {
            assertThat(full.of(1, "q", Type.NUMBER)).isNull();
            assertThat(full.isFull()).isTrue();
            assertThat(new SlotColumns(full).ofEvents(null, "q")).hasSize(Type.values().length);
        }
    }
}
