// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Values of every type from small domains, so that two of them are often equal. */
final class AnyValues {

    private AnyValues() {}

    static Arbitrary<Object> values() {
        return values(2);
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> plain = Arbitraries.of(true, false, 0L, 1L, 2L, 0.0, -0.0, 1.0, 1.5, "", "a", "ab", "b");
        if (depth == 0) {
            return plain;
        }
        return Arbitraries.frequencyOf(
                Tuple.of(3, plain),
                Tuple.of(1, values(depth - 1).list().ofMaxSize(3).map(AnyValues::list)),
                Tuple.of(1, entries(depth - 1).map(AnyValues::map)));
    }

    static Arbitrary<Map<String, Object>> entries(int depth) {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), values(depth))
                .ofMaxSize(4);
    }

    private static Object list(List<Object> items) {
        return new ValueList(items);
    }

    private static Object map(Map<String, Object> entries) {
        return Values.object(entries);
    }
}
