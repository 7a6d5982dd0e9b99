// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.store.NormalValue;
import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupValueTest {

    @Test
    void valuesThatAreTheSameHaveOneForm() {
        Map<String, @Nullable Object> withNull = new HashMap<>(Map.of("a", 1.0));
        withNull.put("b", null);

        assertThat(NormalValue.of(-0.0)).isEqualTo(0L);
        assertThat(NormalValue.of(-0x1p63)).isEqualTo(Long.MIN_VALUE);
        assertThat(NormalValue.of(0x1p63)).isEqualTo(0x1p63);
        assertThat(NormalValue.of(1.5)).isEqualTo(1.5);
        assertThat(NormalValue.of(new ValueList(Arrays.asList(1.0, null))))
                .isEqualTo(new ValueList(Arrays.asList(1L, null)));
        assertThat(NormalValue.of(Values.object(withNull))).isEqualTo(Values.object(Map.of("a", 1L)));
    }

    @Test
    void allValuesHaveAnOrder() {
        List<@Nullable Object> sorted = Arrays.asList(
                null,
                false,
                true,
                -1e300,
                (1L << 53) + 1,
                0x1p53 + 2,
                "",
                "a",
                new ValueList(List.of()),
                new ValueList(List.of(1L)),
                new ValueList(List.of(1L, 0L)),
                new ValueList(List.of("a")),
                Values.object(Map.of()),
                Values.object(Map.of("a", 1L)),
                Values.object(Map.of("a", 2L)),
                Values.object(Map.of("b", 1L)));

        for (int i = 0; i < sorted.size(); i++) {
            for (int j = 0; j < sorted.size(); j++) {
                assertThat(Integer.signum(GroupValue.ORDER.compare(sorted.get(i), sorted.get(j))))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }
}
