// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import dev.appizer.analytics.store.sql.FoundRows;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Rows that the client reads. */
record ClickHouseRows(ClickHouseBinaryFormatReader rows) implements FoundRows {

    private static final int BITS_OF_A_LONG = 63;

    @Override
    public boolean next() {
        return rows.next() != null;
    }

    @Override
    public int getInt(int column) {
        return Math.toIntExact(getLong(column));
    }

    @Override
    public long getLong(int column) {
        return ((Number) Objects.requireNonNull(rows.<Object>readValue(column))).longValue();
    }

    @Override
    public String getString(int column) {
        return Objects.requireNonNull(rows.<String>readValue(column));
    }

    @Override
    public @Nullable Object get(int column) {
        @Nullable Object value = rows.readValue(column);
        if (value instanceof BigInteger whole) {
            return whole.bitLength() <= BITS_OF_A_LONG ? (Object) whole.longValue() : whole;
        }
        boolean isShort = value instanceof Byte || value instanceof Short || value instanceof Integer;
        return isShort ? (Object) ((Number) value).longValue() : value;
    }

    @Override
    public List<Double> getDoubles(int column) {
        return DoubleStream.of(rows.getDoubleArray(column)).boxed().toList();
    }
}
