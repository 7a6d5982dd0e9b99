// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import dev.appizer.service.http.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes gzip off a body. The first two bytes decide and not the header, since proxies take gzip off and leave the header,
 * and some clients leave the header out.
 */
public final class Encoding {

    private static final Set<String> KNOWN = Set.of("", "identity", "gzip", "x-gzip");

    private Encoding() {}

    /**
     * The body without gzip.
     *
     * @param contentEncoding the header; null where there is none
     * @param limit of the result in bytes; nothing beyond it is ever inflated
     * @throws HttpProblem 415 in another encoding, 413 over the limit, 400 where the gzip is damaged
     */
    public static byte[] decode(byte[] body, @Nullable String contentEncoding, int limit) {
        String encoding = contentEncoding == null ? "" : contentEncoding.strip().toLowerCase(Locale.ROOT);
        if (!KNOWN.contains(encoding)) {
            throw new HttpProblem(415, "UNSUPPORTED_ENCODING", "Send the body as it is or in gzip, not in " + encoding);
        }
        boolean gzip = body.length > 2 && body[0] == (byte) 0x1f && body[1] == (byte) 0x8b;
        return gzip ? gunzip(body, limit) : body;
    }

    private static byte[] gunzip(byte[] body, int limit) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(limit + 1);
            if (plain.length > limit) {
                throw new HttpProblem(413, "BODY_TOO_LARGE", "The body is over " + limit + " bytes after gunzip");
            }
            return plain;
        } catch (IOException e) {
            throw new HttpProblem(400, "INVALID_GZIP", "The gzip of the body is damaged");
        }
    }
}
