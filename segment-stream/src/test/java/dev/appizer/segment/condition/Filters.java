// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.model.Micros;
import java.time.Duration;
import java.time.Instant;

/** Conditions and times for tests, as definitions write them. */
final class Filters {

    static final long NOW = Micros.of(Instant.parse("2026-03-01T12:00:00Z"));

    private Filters() {}

    static PropertyFilter where(String property, String operator, String value) {
        return (PropertyFilter) ConditionTest.read("{\"condition\":" + property(property, operator, value) + "}");
    }

    static String property(String property, String operator, String value) {
        return "{\"property\":\"" + property + "\",\"operator\":\"" + operator + "\",\"value\":" + value + "}";
    }

    /** Microseconds of a duration; of none, longer than any. */
    static long micros(String duration) {
        return duration.isEmpty() ? ByHand.NO_WINDOW : Duration.parse(duration).toNanos() / 1_000;
    }
}
