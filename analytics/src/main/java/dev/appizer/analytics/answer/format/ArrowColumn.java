// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import dev.appizer.model.Micros;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of a column in one batch, as Arrow lays them out. */
final class ArrowColumn {

    private final CellType type;
    private final BitSet valid = new BitSet();
    private final ByteArrayOutputStream ends = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private int rows;

    ArrowColumn(Column column) {
        this.type = column.type();
        clear();
    }

    /** Makes room for the next batch. */
    void clear() {
        valid.clear();
        ends.reset();
        ends.writeBytes(new byte[Integer.BYTES]);
        data.reset();
        rows = 0;
    }

    void add(@Nullable Object cell) {
        valid.set(rows, cell != null);
        rows++;
        if (type == CellType.TEXT) {
            if (cell != null) {
                data.writeBytes(CellText.of(cell).getBytes(StandardCharsets.UTF_8));
            }
            ends.writeBytes(littleEndian(Integer.BYTES).putInt(data.size()).array());
        } else {
            data.writeBytes(littleEndian(Long.BYTES).putLong(bits(cell)).array());
        }
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private long bits(@Nullable Object cell) {
        if (cell == null) {
            return 0;
        } else if (cell instanceof ZonedDateTime time) {
            return Micros.of(time.toInstant());
        }
        Number number = (Number) cell;
        return type == CellType.REAL ? Double.doubleToLongBits(number.doubleValue()) : number.longValue();
    }

    int nulls() {
        return rows - valid.cardinality();
    }

    /** Which cells are there; of texts where each begins and the last one ends; the cells. */
    List<byte[]> buffers() {
        byte[] validity = Arrays.copyOf(valid.toByteArray(), (rows + Byte.SIZE - 1) / Byte.SIZE);
        return type == CellType.TEXT
                ? List.of(validity, ends.toByteArray(), data.toByteArray())
                : List.of(validity, data.toByteArray());
    }
}
