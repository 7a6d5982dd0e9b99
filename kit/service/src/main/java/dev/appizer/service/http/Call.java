// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request with its whole body, as a handler sees it. */
public final class Call {

    private final String method;
    private final String path;
    private final String uri;
    private final Map<String, String> pathParameters;
    private final MultiMap query;
    private final MultiMap headers;
    private final @Nullable String remoteAddress;
    private final byte[] body;
    private final long waitedNanos;

    Call(
            String method,
            String path,
            String uri,
            Map<String, String> pathParameters,
            MultiMap query,
            MultiMap headers,
            @Nullable String remoteAddress,
            byte[] body,
            long waitedNanos) {
        this.method = method;
        this.path = path;
        this.uri = uri;
        this.pathParameters = Map.copyOf(pathParameters);
        this.query = query;
        this.headers = headers;
        this.remoteAddress = remoteAddress;
        this.body = body;
        this.waitedNanos = waitedNanos;
    }

    /** A call without a network, for tests of handlers. */
    public static Call of(String method, String path, Map<String, String> headers, byte[] body) {
        MultiMap map = MultiMap.caseInsensitiveMultiMap().addAll(headers);
        return new Call(method, path, path, Map.of(), MultiMap.caseInsensitiveMultiMap(), map, null, body, 0);
    }

    Call with(Map<String, String> parameters) {
        return new Call(method, path, uri, parameters, query, headers, remoteAddress, body, waitedNanos);
    }

    Call with(byte[] wholeBody, long waited) {
        return new Call(method, path, uri, pathParameters, query, headers, remoteAddress, wholeBody, waited);
    }

    public String method() {
        return method;
    }

    /** How long it had to wait until there was room for its body. */
    public Duration waited() {
        return Duration.ofNanos(waitedNanos);
    }

    /** Every value of a header, between commas as if they stood in one line; null where there is none. */
    public @Nullable String allOf(String header) {
        List<String> values = headers.getAll(header);
        return values.isEmpty() ? null : String.join(",", values);
    }

    /** The path without the query, as it was sent. */
    public String path() {
        return path;
    }

    /** The path with the query, as it was sent. */
    public String uri() {
        return uri;
    }

    /** The decoded segment that stood where the template says {@code {name}}. */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The template has no {" + name + "}");
        }
        return value;
    }

    /** The first parameter of the name in the query; null where there is none. */
    public @Nullable String query(String name) {
        return query.get(name);
    }

    /**
     * A whole number from the query.
     *
     * @throws HttpProblem 400 where it is none, or outside its bounds
     */
    public int query(String name, int absent, int least, int greatest) {
        return number(name, query(name), absent, least, greatest);
    }

    /**
     * A yes or no from the query.
     *
     * @throws HttpProblem 400 where it is neither true nor false
     */
    public boolean query(String name, boolean absent) {
        String text = query(name);
        if (text == null) {
            return absent;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw HttpProblem.badField(name, "must be true or false");
        };
    }

    /**
     * A whole number from a parameter.
     *
     * @param text of the parameter; null where there is none
     * @throws HttpProblem 400 where it is none, or outside its bounds
     */
    public static int number(String name, @Nullable String text, int absent, int least, int greatest) {
        if (text == null) {
            return absent;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= greatest) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Answered like a number out of bounds.
        }
        throw HttpProblem.badField(name, "must be a whole number from " + least + " to " + greatest);
    }

    /** The first header of the name, in any case; null where there is none. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The address that the connection came from; null where there is none. */
    public @Nullable String remoteAddress() {
        return remoteAddress;
    }

    /** The body as it was sent; not a copy, and not to be changed. */
    public byte[] body() {
        return body;
    }

    /**
     * The body as JSON.
     *
     * @throws HttpProblem 400 where it is none
     */
    public JsonNode json() {
        return read(() -> Json.MAPPER.readTree(body));
    }

    /**
     * The body as a value of a type.
     *
     * @throws HttpProblem 400 where it is not the JSON of one
     */
    public <T> T json(TypeReference<T> type) {
        return read(() -> Json.MAPPER.readValue(body, type));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (JsonProcessingException e) {
            throw new HttpProblem(400, "INVALID_JSON", "The body is not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
    }
}
