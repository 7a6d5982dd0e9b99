// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.state;

import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Typed values in rows: as bytes, so that a row can be kept and shipped without its values being looked into. */
public final class TypedValues {

    private static final RowCodec<ValueMap> MAP = new RowCodec<>(ValueMap.class);
    private static final RowCodec<ValueList> LIST = new RowCodec<>(ValueList.class);

    private static final ByteBuffer NULL = ofValue(null);

    private TypedValues() {}

    public static ByteBuffer ofMap(Map<String, @Nullable Object> entries) {
        return ByteBuffer.wrap(MAP.encode(Values.object(entries)));
    }

    public static Map<String, @Nullable Object> map(@Nullable ByteBuffer bytes) {
        return bytes == null ? Map.of() : mapOf(array(bytes));
    }

    /** The same of bytes; of none, no entries. */
    public static Map<String, @Nullable Object> mapOf(byte[] bytes) {
        return bytes.length == 0 ? Map.of() : Values.entries(MAP.read(bytes));
    }

    public static ByteBuffer ofValue(@Nullable Object value) {
        return ByteBuffer.wrap(LIST.encode(new ValueList(Collections.singletonList(value))));
    }

    /** Whether it is what {@link #ofValue} makes of a null. */
    public static boolean isNull(ByteBuffer value) {
        return value.equals(NULL);
    }

    public static @Nullable Object value(ByteBuffer bytes) {
        return LIST.read(array(bytes)).getItems().get(0);
    }

    /** A copy of what is in it. */
    public static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        return array;
    }
}
