// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import dev.appizer.service.http.Call;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret of a service's instances: it signs what one of them asks of another on a caller's behalf, so that the caller's
 * own key goes no further than where it was given. A signature names the moment, the method and the path with its query, and
 * is good for a minute.
 */
public final class InstancesKey {

    /** The header of a question from another instance. */
    public static final String HEADER = "X-Appizer-Hop";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SIGNATURE = Pattern.compile("(\\d{1,15})\\.([0-9a-f]{64})");
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final SecretKeySpec key;

    /** @param secret any text; long and random, since whoever has it may read everything there is */
    public InstancesKey(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * What stands in the header.
     *
     * @param uri path and query
     */
    public String sign(String method, String uri, long nowMillis) {
        return nowMillis + "." + HexFormat.of().formatHex(mac(method, uri, nowMillis));
    }

    /** Whether a call was signed with this key a moment ago. */
    public boolean hasSigned(Call call, long nowMillis) {
        @Nullable MatchResult signature = signature(call);
        if (signature == null) {
            return false;
        }
        long at = Long.parseLong(signature.group(1));
        return Math.abs(nowMillis - at) <= GOOD_FOR.toMillis()
                && MessageDigest.isEqual(
                        HexFormat.of().parseHex(signature.group(2)), mac(call.method(), call.uri(), at));
    }

    /** When a call was signed, in milliseconds, as it says itself; empty where it does not. */
    static String momentOf(Call call) {
        @Nullable MatchResult signature = signature(call);
        return signature == null ? "" : signature.group(1);
    }

    /** The moment and the code; null where there is no signature. */
    private static @Nullable MatchResult signature(Call call) {
        String header = call.header(HEADER);
        Matcher matcher = SIGNATURE.matcher(header == null ? "" : header);
        return matcher.matches() ? matcher : null;
    }

    private byte[] mac(String method, String uri, long millis) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((millis + "\n" + method + "\n" + uri).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
