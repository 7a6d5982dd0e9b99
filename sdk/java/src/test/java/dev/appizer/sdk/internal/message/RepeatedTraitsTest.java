// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is remembered of identifies. */
class RepeatedTraitsTest {

    @Test
    void whatIsRememberedIsBounded() {
        RepeatedTraits said = new RepeatedTraits();
        for (int i = 0; i < 30_000; i++) {
            assertThat(said.isRepeated("user" + i, null, Map.of("plan", 1L))).isFalse();
        }
        assertThat(said.isRepeated("user29999", null, Map.of("plan", 1L))).isTrue();
        assertThat(said.isRepeated("user0", null, Map.of("plan", 1L))).isFalse();
    }
}
