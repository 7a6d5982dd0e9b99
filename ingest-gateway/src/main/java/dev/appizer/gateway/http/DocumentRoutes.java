// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * What a program can read of Appizer: its HTTP calls as OpenAPI, its topics as AsyncAPI. For anybody, without a key, from
 * any site. The documents are resources in {@code api/}; what they say is held against routes and schemas where all
 * services come together, in {@code deploy/local}.
 */
public final class DocumentRoutes {

    private static final String JSON = "application/json";

    private DocumentRoutes() {}

    public static Routes routes() {
        Routes.Builder routes = Routes.builder().answerHeaders(Cors::headers);
        add(routes, "/openapi.json");
        add(routes, "/asyncapi.json");
        return routes.build();
    }

    private static void add(Routes.Builder routes, String path) {
        Reply document = Reply.text(200, JSON, read("/api" + path));
        routes.async("GET", path, call -> CompletableFuture.completedStage(document));
        routes.async("OPTIONS", path, Cors::preflight);
    }

    private static String read(String resource) {
        try (InputStream in = DocumentRoutes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
