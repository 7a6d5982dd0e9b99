// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that can't be answered as asked. It is told to the caller as
 * {@code {"success":false,"error":{"code","message","field"?,"details"?}}}; nothing of it is logged.
 */
public final class HttpProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String text;
    private final @Nullable String field;
    private final transient List<Detail> details;
    private final transient Map<String, String> headers;

    /**
     * One wrong part of a body.
     *
     * @param pointer the JSON pointer of the part
     * @param message what is wrong with it
     */
    public record Detail(String pointer, String message) {}

    public HttpProblem(int status, String code, String message) {
        this(status, code, message, null, List.of(), Map.of());
    }

    private HttpProblem(
            int status,
            String code,
            String text,
            @Nullable String field,
            List<Detail> details,
            Map<String, String> headers) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
        this.text = text;
        this.field = field;
        this.details = List.copyOf(details);
        this.headers = Map.copyOf(headers);
    }

    /** 400 {@code INVALID_FIELD}; the message continues a sentence that begins with the field. */
    public static HttpProblem badField(String field, String message) {
        return new HttpProblem(400, "INVALID_FIELD", field + " " + message).about(field);
    }

    /** 400 with every wrong part by its pointer. */
    public static HttpProblem badParts(String code, String message, List<Detail> details) {
        return new HttpProblem(400, code, message, null, details, Map.of());
    }

    /** 404 {@code NOT_FOUND}. */
    public static HttpProblem notFound(String message) {
        return new HttpProblem(404, "NOT_FOUND", message);
    }

    /** 503 {@code UNAVAILABLE}: the same request will do later. */
    public static HttpProblem unavailable(String message, Duration retryAfter) {
        return new HttpProblem(503, "UNAVAILABLE", message).retryAfter(retryAfter);
    }

    /** The same problem, naming the field that it is about. */
    public HttpProblem about(String name) {
        return new HttpProblem(status, code, text, name, details, headers);
    }

    /** The same problem, saying when to try again; rounded up to whole seconds. */
    public HttpProblem retryAfter(Duration pause) {
        return with("Retry-After", String.valueOf(Math.max(1, (pause.toMillis() + 999) / 1_000)));
    }

    /** The same problem, told as the connection's last word. */
    HttpProblem closing() {
        return with("Connection", "close");
    }

    HttpProblem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpProblem(status, code, text, field, details, more);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }

    public List<Detail> details() {
        return details;
    }

    /** The answer that tells it. */
    public Reply reply() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", text);
        if (field != null) {
            error.put("field", field);
        }
        if (!details.isEmpty()) {
            error.put("details", details);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("error", error);
        return Reply.json(status, body).with(headers);
    }
}
