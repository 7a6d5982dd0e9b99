// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypedValuesTest {

    @ParameterizedTest
    @MethodSource("values")
    void aValueComesBackAsItWasItsTypeIncluded(@Nullable Object value) {
        ByteBuffer bytes = TypedValues.ofValue(value);

        assertThat(TypedValues.value(bytes)).isEqualTo(value);
        assertThat(TypedValues.value(bytes)).as("a second time").isEqualTo(value);
    }

    static Stream<@Nullable Object> values() {
        return Stream.of(
                null,
                true,
                0L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                1.0,
                -0.0,
                0.1,
                "",
                "1000",
                "caf\u00e9 \uD83D\uDE00",
                new ValueList(Arrays.asList(1L, null, "a", new ValueList(List.of()))),
                Values.object(Map.of("city", "Berlin", "zip", Values.object(Map.of("code", 10115L)))));
    }

    @Test
    void aMapKeepsItsNulls() {
        Map<String, @Nullable Object> entries = new HashMap<>();
        entries.put("gone", null);
        entries.put("amount", 9.5);

        assertThat(TypedValues.map(TypedValues.ofMap(entries))).isEqualTo(entries);
    }

    @Test
    void noMapIsAnEmptyOne() {
        assertThat(TypedValues.map(null)).isEmpty();
    }
}
