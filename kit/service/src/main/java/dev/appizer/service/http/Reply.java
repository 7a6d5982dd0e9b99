// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: a status, headers, and a body that is empty where there is none. */
public final class Reply {

    private static final String CONTENT_TYPE = "Content-Type";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Reply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /** A value as JSON: a map, a list, a record, a Jackson tree. */
    public static Reply json(int status, Object value) {
        return new Reply(status, Map.of(CONTENT_TYPE, "application/json"), Json.write(value));
    }

    public static Reply ok(Object value) {
        return json(200, value);
    }

    /** 204. */
    public static Reply noContent() {
        return new Reply(204, Map.of(), new byte[0]);
    }

    /** Text or another format that is ready to be sent. */
    public static Reply text(int status, String contentType, String text) {
        return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that are ready to be sent; not to be changed any more. */
    public static Reply bytes(int status, String contentType, byte[] bytes) {
        return new Reply(status, Map.of(CONTENT_TYPE, contentType), bytes);
    }

    /** The answer with one more header. */
    public Reply with(String header, String value) {
        return with(Map.of(header, value));
    }

    /** The answer with more headers. */
    public Reply with(Map<String, String> moreHeaders) {
        if (moreHeaders.isEmpty()) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(moreHeaders);
        return new Reply(status, all, body);
    }

    /** Whether it is the last word of its connection. */
    boolean closes() {
        return "close".equals(headers.get("Connection"));
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The body; not a copy, and not to be changed. */
    public byte[] body() {
        return body;
    }
}
