// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.reader.Definitions;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The segments by which the line is held against the reader: over traits, counts, other aggregates, built-ins, and what is missing. */
final class SampleSegments {

    /** Definitions by id, as they are put. */
    static final NavigableMap<String, String> BODIES = new TreeMap<>(Map.of(
            "pro",
            "{\"filters\":[{\"property\":\"plan\",\"operator\":\"equals\",\"value\":\"pro\"}]}",
            "not-pro",
            "{\"filters\":[{\"property\":\"plan\",\"operator\":\"notEquals\",\"value\":\"pro\"}]}",
            "buyers",
            "{\"filters\":[{\"event\":\"purchase\",\"operator\":\"greaterThanOrEquals\",\"value\":2}]}",
            "no-login",
            "{\"filters\":[{\"event\":\"login\",\"operator\":\"equals\",\"value\":0}]}",
            "strangers",
            "{\"filters\":[{\"property\":\"anonymous\",\"operator\":\"equals\",\"value\":true}]}",
            "early",
            "{\"condition\":{\"any\":[{\"property\":\"firstSeen\",\"operator\":\"before\",\"value\":\"2026-01-20\"},"
                    + "{\"not\":{\"property\":\"address.city\",\"operator\":\"exists\"}}]}}",
            "spenders",
            aggregate("sum", "amount", "", "\"operator\":\"greaterThan\",\"value\":150"),
            "cheap",
            aggregate(
                    "min",
                    "amount",
                    ",\"where\":[{\"property\":\"plan\",\"operator\":\"exists\"}]",
                    "\"operator\":\"lessThan\",\"value\":50"),
            "bought-pro",
            aggregate("last", "plan", "", "\"operator\":\"equals\",\"value\":\"pro\""),
            "movers",
            aggregate("uniqueCount", "address.city", "", "\"operator\":\"greaterThan\",\"value\":1")));

    private static String aggregate(String aggregate, String property, String where, String test) {
        return "{\"filters\":[{\"event\":\"purchase\",\"aggregate\":\"" + aggregate + "\",\"property\":\"" + property
                + "\"" + where + "," + test + "}]}";
    }

    private SampleSegments() {}

    /** Puts them all. */
    static void define(LineApi api) throws IOException, InterruptedException {
        for (Map.Entry<String, String> segment : BODIES.entrySet()) {
            int status = api.admin("PUT", "/v1/segments/" + segment.getKey(), segment.getValue())
                    .status();
            // 200 where it was asked again, since the state was still moving between instances.
            assertThat(status).isIn(200, 201);
        }
    }

    /** The same for the reader. */
    static Definitions definitions() {
        Definitions definitions = Definitions.none();
        for (Map.Entry<String, String> segment : BODIES.entrySet()) {
            definitions = definitions.withSegment(segment.getKey(), segment.getValue());
        }
        return definitions;
    }
}
