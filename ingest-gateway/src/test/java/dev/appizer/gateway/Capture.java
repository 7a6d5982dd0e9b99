// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a real SDK sent in one scenario.
 *
 * @param name of the file, without its end
 */
record Capture(String name, List<Request> requests) {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Path FILES = Path.of("src", "test", "resources", "captures");

    /** A request: its headers in their order, by the names as they were written. */
    record Request(String method, String url, Map<String, String> headers, ByteBuffer body) {

        @Nullable
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }

        String path() {
            return url.replaceFirst("\\?.*", "");
        }

        byte[] bytes() {
            byte[] bytes = new byte[body.remaining()];
            body.duplicate().get(bytes);
            return bytes;
        }

        /** The body without gzip. */
        String text() throws IOException {
            String encoding = header("Content-Encoding");
            if (encoding == null) {
                return new String(bytes(), UTF_8);
            }
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes()))) {
                return new String(in.readAllBytes(), UTF_8);
            }
        }

        @Override
        public String toString() {
            return method + " " + url;
        }
    }

    /** All of them, by name. */
    static List<Capture> all() {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Capture::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is one of those whose every request must be taken. */
    boolean mustBeAccepted() {
        return Stream.of("-happy", "-batch").anyMatch(name::contains)
                || Stream.of("-standard", "-default", "-endpoint").anyMatch(name::endsWith);
    }

    private static Capture read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<Request> requests = new ArrayList<>();
            for (JsonNode request : JSON.readTree(in).path("requests")) {
                requests.add(request(request));
            }
            String name = file.getFileName().toString().replace(".json", "").toLowerCase(Locale.ROOT);
            return new Capture(name, requests);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Request request(JsonNode request) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        request.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        byte[] body = body(request);
        if (body.length != request.path("bodyBytes").asInt()) {
            throw new IOException("The body of " + request.path("url") + " is not the one that was recorded");
        }
        return new Request(
                request.path("method").asText(), request.path("url").asText(), headers, ByteBuffer.wrap(body));
    }

    private static byte[] body(JsonNode request) throws IOException {
        if (request.has("rawBodyBase64")) {
            return Base64.getDecoder().decode(request.path("rawBodyBase64").asText());
        }
        return request.has("bodyJson")
                ? JSON.writeValueAsBytes(request.path("bodyJson"))
                : request.path("bodyText").asText().getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
