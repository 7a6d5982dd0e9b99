// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EqualityPropertyTest {

    @Provide
    static Arbitrary<Object> values() {
        return AnyValues.values();
    }

    @Provide
    static Arbitrary<Map<String, Object>> entries() {
        return AnyValues.entries(1);
    }

    @Property
    void equalityIsReflexiveAndSymmetric(@ForAll("values") Object one, @ForAll("values") Object other) {
        assertThat(Equality.same(one, one)).isTrue();
        assertThat(Equality.same(one, other)).isEqualTo(Equality.same(other, one));
    }

    @Property
    void theOrderOfKeysIsIrrelevant(@ForAll("entries") Map<String, Object> entries, @ForAll Random random) {
        List<String> keys = new ArrayList<>(entries.keySet());
        Collections.shuffle(keys, random);
        Map<String, Object> shuffled = new LinkedHashMap<>();
        keys.forEach(key -> shuffled.put(key, entries.get(key)));

        assertThat(new EqualTo(Values.object(entries)).holds(Values.object(shuffled)))
                .isTrue();
    }

    @Property
    void aMissingOrAddedKeyMakesAnotherObject(@ForAll("entries") Map<String, Object> entries) {
        Map<String, Object> more = new LinkedHashMap<>(entries);
        more.put("more", 1L);

        assertThat(Equality.same(Values.object(entries), Values.object(more))).isFalse();
        assertThat(Equality.same(Values.object(more), Values.object(entries))).isFalse();
    }

    @Property
    void equalNumbersAreNeitherAboveNorBelowAndOthersAreOne(
            @ForAll("values") Object one, @ForAll("values") Object other) {
        boolean above = new Compared(Compared.Side.ABOVE, other).holds(one);
        boolean below = new Compared(Compared.Side.BELOW, other).holds(one);
        boolean ordered = Order.compare(one, other).isPresent();

        assertThat(above && below).isFalse();
        assertThat(above || below).isEqualTo(ordered && !Equality.same(one, other));
    }
}
