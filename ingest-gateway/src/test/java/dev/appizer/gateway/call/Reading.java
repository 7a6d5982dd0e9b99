// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.appizer.gateway.message.Limits;
import dev.appizer.gateway.message.Rejection;
import dev.appizer.schemas.CallType;
import dev.appizer.service.http.HttpProblem;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads bodies under the limits that the gateway has unless an operator sets others. */
final class Reading {

    static final Endpoint TRACK = Endpoint.single(CallType.TRACK);

    private static final CallReader READER = new CallReader(new Limits(32_768, 512_000, 2_500, 100));

    private Reading() {}

    static Endpoint endpoint(String path) {
        return Endpoint.single(CallType.valueOf(path.toUpperCase(Locale.ROOT)));
    }

    static ReadCall read(String body, Endpoint endpoint) {
        return READER.read(body.getBytes(UTF_8), endpoint);
    }

    /** Why the only message of a body was not taken. */
    static Rejection rejection(String body, Endpoint endpoint) {
        ReadCall call = read(body, endpoint);
        assertThat(call.messages()).isEmpty();
        assertThat(call.rejected()).hasSize(1);
        return call.rejected().get(0).why();
    }

    /** Why a whole call was not taken. */
    static HttpProblem problem(byte[] body, Endpoint endpoint) {
        return catchThrowableOfType(HttpProblem.class, () -> READER.read(body, endpoint));
    }

    static String text(@Nullable ByteBuffer bytes) {
        return bytes == null ? "" : UTF_8.decode(bytes.duplicate()).toString();
    }
}
