// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import static dev.appizer.segment.condition.ConditionTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Values;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BuiltInTest {

    private final Sample seen = Sample.nobody().seen("2026-01-31T10:00:00.000001Z", "2026-02-01T00:00:00Z");

    private static Condition filter(String property, String operator, String value) {
        return read("{\"filters\":[{\"property\":\"" + property + "\",\"operator\":\"" + operator + "\",\"value\":"
                + value + "}]}");
    }

    private static @Nullable Object saw(String property, Facts facts) {
        return Asked.saw(((All) filter(property, "equals", "1")).parts().get(0), facts);
    }

    @Test
    void firstAndLastSeenAreDates() {
        assertThat(Asked.holds(filter("firstSeen", "after", "\"2026-01-31T10:00Z\""), seen))
                .isTrue();
        assertThat(Asked.holds(filter("lastSeen", "before", "\"2026-02-01\""), seen))
                .isFalse();
    }

    @Test
    void datesAreSeenAsTextInUtc() {
        assertThat(saw("firstSeen", seen)).isEqualTo("2026-01-31T10:00:00.000001Z");
        assertThat(saw("lastSeen", seen)).isEqualTo("2026-02-01T00:00:00Z");
    }

    @Test
    void anonymousIsABoolean() {
        assertThat(Asked.holds(filter("anonymous", "equals", "true"), seen)).isTrue();
        assertThat(Asked.holds(filter("anonymous", "equals", "true"), seen.known()))
                .isFalse();
    }

    @Test
    void builtInsShadowTraitsEvenWhileMissing() {
        Sample liar = Sample.nobody().with("firstSeen", "1999-01-01").with("anonymous", "no");

        assertThat(saw("firstSeen", liar)).isNull();
        assertThat(saw("anonymous", liar)).isEqualTo(true);
    }

    @Test
    void anObjectNamedLikeABuiltInIsShadowedWithAllInsideAndALongerNameIsNot() {
        Sample odd = Sample.nobody().with("lastSeen", Values.object(Map.of("page", "/hidden")));

        assertThat(saw("lastSeen.page", odd)).isNull();
        assertThat(saw("lastSeen.page", odd.with("lastSeen.page", "/shown"))).isEqualTo("/shown");
        assertThat(saw("visit.lastSeen", odd.with("visit", Values.object(Map.of("lastSeen", "inner")))))
                .isEqualTo("inner");
    }
}
