// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstancesKeyTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final String PATH = "/internal/segments/s/members?limit=10";

    private final InstancesKey key = new InstancesKey("a secret of tests");

    @Test
    void whatWasSignedAMomentAgoIsGood() {
        assertThat(key.hasSigned(call("GET", PATH, key.sign("GET", PATH, NOW)), NOW))
                .isTrue();
        assertThat(key.hasSigned(call("GET", PATH, key.sign("GET", PATH, NOW)), NOW + 60_000))
                .isTrue();
    }

    @Test
    void aSignatureIsForOneMomentOneMethodOnePathAndOneKey() {
        String signature = key.sign("GET", PATH, NOW);
        assertThat(key.hasSigned(call("GET", PATH, signature), NOW + 60_001)).isFalse();
        assertThat(key.hasSigned(call("GET", PATH, signature), NOW - 60_001)).isFalse();
        assertThat(key.hasSigned(call("DELETE", PATH, signature), NOW)).isFalse();
        assertThat(key.hasSigned(call("GET", PATH + "0", signature), NOW)).isFalse();
        assertThat(key.hasSigned(call("GET", PATH, new InstancesKey("another").sign("GET", PATH, NOW)), NOW))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", ".", "1800000000000.", "1800000000000.00", "x.y", "9999999999999999999.00"})
    void rubbishIsNoSignature(String header) {
        assertThat(key.hasSigned(call("GET", PATH, header), NOW)).isFalse();
    }

    @Test
    void theGuardLetsAnotherInstanceInWithoutACallersKey() {
        AdminGuard guard = new AdminGuard(Keys::none, key);
        String signature = key.sign("GET", PATH, System.currentTimeMillis());
        assertThatCode(() -> guard.accept(call("GET", PATH, signature))).doesNotThrowAnyException();
        assertThatThrownBy(() -> guard.accept(call("GET", PATH + "0", signature)))
                .isInstanceOf(HttpProblem.class);
        assertThatThrownBy(() -> new AdminGuard(Keys::none, null).accept(call("GET", PATH, signature)))
                .isInstanceOf(HttpProblem.class);
    }

    private static Call call(String method, String uri, String signature) {
        return Call.of(method, uri, Map.of(InstancesKey.HEADER, signature), new byte[0]);
    }
}
