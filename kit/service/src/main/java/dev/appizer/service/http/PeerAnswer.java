// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What another instance answered. */
public final class PeerAnswer {

    private final int status;
    private final @Nullable String contentType;
    private final byte[] body;

    PeerAnswer(int status, @Nullable String contentType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /**
     * The body as JSON.
     *
     * @throws HttpProblem 503 where it is none: what answered is no instance of this service
     */
    public JsonNode json() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw HttpProblem.unavailable("Another instance answered without JSON", Duration.ofSeconds(1));
        }
    }

    /** The same answer, to be handed on to the caller. */
    public Reply reply() {
        return status == 204
                ? Reply.noContent()
                : Reply.text(
                        status,
                        contentType == null ? "application/json" : contentType,
                        new String(body, StandardCharsets.UTF_8));
    }
}
