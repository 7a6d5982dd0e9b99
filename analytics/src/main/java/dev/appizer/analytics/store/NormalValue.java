// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One form for all values that are the same one: whole numbers are integers, objects are without nulls and by name. */
public final class NormalValue {

    private NormalValue() {}

    /** The normal form of a value as properties hold it. */
    public static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Double real) {
            return number(real);
        } else if (value instanceof ValueList list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.getItems().forEach(item -> items.add(of(item)));
            return new ValueList(items);
        } else if (value instanceof ValueMap map) {
            Map<String, @Nullable Object> members = Values.entries(map);
            members.values().removeIf(member -> member == null);
            members.replaceAll((name, member) -> of(member));
            return Values.object(members);
        }
        return value;
    }

    /** A {@link Long} where that is the same number, else the {@link Double} that it is. */
    public static Number number(double real) {
        boolean isLong = real == Math.rint(real) && real >= -0x1p63 && real < 0x1p63;
        return isLong ? (Number) (long) real : (Number) real;
    }
}
