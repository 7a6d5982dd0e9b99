// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.service.http.Call;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0, '1.1.1.1', -",
                "1, '6.6.6.6, 1.1.1.1', 1.1.1.1",
                "2, '6.6.6.6, 1.1.1.1, 10.0.0.1', 1.1.1.1",
                "3, '1.1.1.1', 1.1.1.1",
                "1, ' , ', -"
            })
    void onlyWhatTrustedProxiesAppendedIsBelieved(int proxies, String forwarded, @Nullable String expected) {
        Call call = Call.of("POST", "/v1/track", Map.of("X-Forwarded-For", forwarded), new byte[0]);

        assertThat(new ClientAddress(proxies).of(call)).isEqualTo(expected);
    }
}
