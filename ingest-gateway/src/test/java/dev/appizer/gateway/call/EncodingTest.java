// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.service.http.HttpProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {

    private static final int LIMIT = 1_000;

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"gzip", "GZIP", "identity", ""})
    void theBytesDecideAndNotTheHeader(@Nullable String header) throws IOException {
        assertThat(Encoding.decode(gzip("{}".getBytes(UTF_8)), header, LIMIT))
                .asString(UTF_8)
                .isEqualTo("{}");
        assertThat(Encoding.decode("{}".getBytes(UTF_8), header, LIMIT))
                .asString(UTF_8)
                .isEqualTo("{}");
    }

    @Test
    void theLimitHoldsAfterGunzip() throws IOException {
        assertThat(Encoding.decode(gzip(new byte[LIMIT]), "gzip", LIMIT)).hasSize(LIMIT);
        byte[] bomb = gzip(new byte[50_000_000]);

        assertThatThrownBy(() -> Encoding.decode(bomb, "gzip", LIMIT)).isInstanceOfSatisfying(HttpProblem.class, e -> {
            assertThat(e.status()).isEqualTo(413);
            assertThat(e.code()).isEqualTo("BODY_TOO_LARGE");
        });
    }

    @Test
    void damagedGzipIs400() throws IOException {
        byte[] whole = gzip("{\"a\":1}".getBytes(UTF_8));
        byte[] cut = Arrays.copyOf(whole, whole.length - 6);

        assertThatThrownBy(() -> Encoding.decode(cut, "gzip", LIMIT))
                .isInstanceOfSatisfying(
                        HttpProblem.class, e -> assertThat(e.code()).isEqualTo("INVALID_GZIP"));
    }

    @Test
    void anotherEncodingIs415() {
        assertThatThrownBy(() -> Encoding.decode(new byte[3], "br", LIMIT))
                .isInstanceOfSatisfying(
                        HttpProblem.class, e -> assertThat(e.status()).isEqualTo(415));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
