// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import dev.appizer.service.http.Call;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The key that a call gives, in the order of the contract: {@code Authorization: Bearer}, the user name of HTTP Basic,
 * {@code X-Write-Key}, the body's {@code writeKey}, the query's. An empty one counts as none.
 */
public final class GivenKey {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private GivenKey() {}

    /** What the headers give, or else the body's key, or else what the query gives. */
    public static @Nullable String of(Call call, @Nullable String inBody) {
        String inHeaders = inHeaders(call);
        if (inHeaders != null) {
            return inHeaders;
        }
        String fromBody = present(inBody);
        return fromBody != null ? fromBody : present(call.query("writeKey"));
    }

    /** What the headers give; null where they give none. */
    public static @Nullable String inHeaders(Call call) {
        String authorization = call.header("Authorization");
        String key = authorization == null ? null : ofAuthorization(authorization);
        return key != null ? key : present(call.header("X-Write-Key"));
    }

    private static @Nullable String ofAuthorization(String header) {
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return present(header.substring(BEARER.length()));
        }
        if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return userName(header.substring(BASIC.length()).strip());
        }
        return null;
    }

    private static @Nullable String userName(String base64) {
        try {
            String credentials = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = credentials.indexOf(':');
            return present(colon < 0 ? credentials : credentials.substring(0, colon));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
