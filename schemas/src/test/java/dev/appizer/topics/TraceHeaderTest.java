// SPDX-License-Identifier: Apache-2.0
package dev.appizer.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeaderTest {

    private static final String SAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String NOT_SAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    @Test
    void theTraceIdIsReadBack() {
        assertThat(TraceHeader.traceId(headers(SAMPLED))).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(TraceHeader.traceId(new RecordHeaders())).isNull();
        assertThat(TraceHeader.traceId(headers("short"))).isNull();
    }

    @Test
    void onlyTheLastBitOfTheFlagsAsksForARecord() {
        assertThat(TraceHeader.isSampled(headers(SAMPLED))).isTrue();
        assertThat(TraceHeader.isSampled(headers(NOT_SAMPLED))).isFalse();
        assertThat(TraceHeader.isSampled(headers(NOT_SAMPLED.replaceFirst("00$", "02"))))
                .isFalse();
        assertThat(TraceHeader.isSampled(headers(NOT_SAMPLED.replaceFirst("00$", "0b"))))
                .isTrue();
        assertThat(TraceHeader.isSampled(new RecordHeaders())).isFalse();
    }

    @Test
    void aCopyReplacesWhatWasThere() {
        Headers to = headers(NOT_SAMPLED);
        TraceHeader.copy(headers(SAMPLED), to);
        assertThat(to.headers(TraceHeader.NAME)).hasSize(1);
        assertThat(TraceHeader.isSampled(to)).isTrue();
        TraceHeader.copy(new RecordHeaders(), to);
        assertThat(TraceHeader.isSampled(to)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SAMPLED,
                NOT_SAMPLED,
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-a-later-version-has"
            })
    void aSoundValueIsTaken(String value) {
        assertThat(TraceHeader.isValid(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"
            })
    void anythingElseIsNot(String value) {
        assertThat(TraceHeader.isValid(value)).isFalse();
    }

    private static Headers headers(String value) {
        Headers headers = new RecordHeaders();
        TraceHeader.put(headers, value);
        return headers;
    }
}
