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

    /**
     * User name and password of HTTP Basic with the colon between them: the key of SDKs whose keys have two halves, and
     * which give it where others give a user name. Null where either is empty, or there is no Basic.
     */
    public static @Nullable String inBothHalves(Call call) {
        String header = call.header("Authorization");
        String credentials = header == null ? null : credentials(header);
        int colon = credentials == null ? -1 : credentials.indexOf(':');
        return credentials == null || colon < 1 || colon == credentials.length() - 1 ? null : credentials;
    }

    private static @Nullable String ofAuthorization(String header) {
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return present(header.substring(BEARER.length()));
        }
        String credentials = credentials(header);
        int colon = credentials == null ? -1 : credentials.indexOf(':');
        return present(credentials == null || colon < 0 ? credentials : credentials.substring(0, colon));
    }

    private static @Nullable String credentials(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            return new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
