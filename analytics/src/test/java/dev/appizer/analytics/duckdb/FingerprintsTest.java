// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintsTest {

    @ParameterizedTest
    @CsvSource({"1, 500, 100000", "2, 20000, 200000", "3, 3, 1000"})
    void whatIsPutAndTakenOutIsAsInAMap(long seed, int texts, int steps) {
        Random random = new Random(seed);
        Fingerprints prints = new Fingerprints();
        Map<String, Integer> map = new HashMap<>();

        for (int step = 0; step < steps; step++) {
            String text = "user:" + random.nextInt(texts);
            if (random.nextInt(5) < 3) {
                prints.put(text, step);
                map.put(text, step);
            } else {
                prints.remove(text);
                map.remove(text);
            }
            String other = "user:" + random.nextInt(texts);
            assertThat(prints.get(other)).as(other).isEqualTo(map.getOrDefault(other, Fingerprints.NONE));
        }

        for (int n = 0; n < texts; n++) {
            String text = "user:" + n;
            assertThat(prints.get(text)).as(text).isEqualTo(map.getOrDefault(text, Fingerprints.NONE));
        }
        assertThat(prints.size()).isEqualTo(map.size());
    }
}
