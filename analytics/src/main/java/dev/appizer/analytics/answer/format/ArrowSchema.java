// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.List;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** The columns of a table in terms of Arrow. */
final class ArrowSchema {

    private static final String ZONE = "UTC";

    private ArrowSchema() {}

    /** Where the builder has it. */
    static int of(FlatBufferBuilder metadata, List<Column> columns) {
        int[] fields =
                columns.stream().mapToInt(column -> field(metadata, column)).toArray();
        return Schema.createSchema(metadata, Endianness.Little, Schema.createFieldsVector(metadata, fields), 0, 0);
    }

    private static int field(FlatBufferBuilder metadata, Column column) {
        int name = metadata.createString(column.name());
        int children = Field.createChildrenVector(metadata, new int[0]);
        int type = type(metadata, column.type());
        return Field.createField(metadata, name, true, typeName(column.type()), type, 0, children, 0);
    }

    private static byte typeName(CellType type) {
        return switch (type) {
            case TIME -> Type.Timestamp;
            case WHOLE -> Type.Int;
            case REAL -> Type.FloatingPoint;
            case TEXT -> Type.Utf8;
        };
    }

    private static int type(FlatBufferBuilder metadata, CellType type) {
        return switch (type) {
            case TIME -> Timestamp.createTimestamp(metadata, TimeUnit.MICROSECOND, metadata.createString(ZONE));
            case WHOLE -> Int.createInt(metadata, Long.SIZE, true);
            case REAL -> FloatingPoint.createFloatingPoint(metadata, Precision.DOUBLE);
            case TEXT -> {
                Utf8.startUtf8(metadata);
                yield Utf8.endUtf8(metadata);
            }
        };
    }
}
