// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.service.http.Call;
import dev.appizer.topics.TraceHeader;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TraceParentTest {

    private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final RandomGenerator random = new SplittableRandom(7);
    private final TraceParent traces = new TraceParent(() -> random);

    @Test
    void theCallersTraceGoesOnUnderAParentOfItsOwn() {
        String carried = traces.of(call(GIVEN), true);
        assertThat(carried).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-").endsWith("-01");
        assertThat(carried).isNotEqualTo(GIVEN).matches(TraceHeader::isValid);
        assertThat(traces.of(call(GIVEN.replaceFirst("01$", "00")), true)).endsWith("-00");
    }

    @Test
    void whoHasAPublicKeyMayNotAskForARecord() {
        assertThat(traces.of(call(GIVEN), false))
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                .endsWith("-00");
    }

    @Test
    void whoGivesNoneOrRubbishGetsANewTraceThatNobodyAskedToRecord() {
        String one = traces.of(Call.of("POST", "/v1/track", Map.of(), new byte[0]), true);
        String other = traces.of(call("00-rubbish-01"), true);
        assertThat(one).matches(TraceHeader::isValid).endsWith("-00");
        assertThat(other).matches(TraceHeader::isValid).endsWith("-00").isNotEqualTo(one);
    }

    @Test
    void whatALaterVersionAddsIsLeftOut() {
        assertThat(traces.of(call("cc" + GIVEN.substring(2) + "-more"), true))
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                .hasSameSizeAs(GIVEN)
                .endsWith("-01");
    }

    private static Call call(String traceparent) {
        return Call.of("POST", "/v1/track", Map.of("traceparent", traceparent), new byte[0]);
    }
}
