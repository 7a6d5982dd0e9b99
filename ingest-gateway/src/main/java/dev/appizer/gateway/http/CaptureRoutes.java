// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import dev.appizer.gateway.call.Endpoint;
import dev.appizer.schemas.CallType;
import dev.appizer.service.http.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The paths that SDKs send to: each under any prefix, and with a trailing slash or without. Never a redirect. */
public final class CaptureRoutes {

    private static final List<Path> PATHS = List.of(
            new Path("track", "t", Endpoint.single(CallType.TRACK)),
            new Path("identify", "i", Endpoint.single(CallType.IDENTIFY)),
            new Path("alias", "a", Endpoint.single(CallType.ALIAS)),
            new Path("page", "p", Endpoint.single(CallType.PAGE)),
            new Path("screen", "s", Endpoint.single(CallType.SCREEN)),
            new Path("group", "g", Endpoint.single(CallType.GROUP)),
            new Path("batch", "b", Endpoint.BATCH));

    private record Path(String name, String letter, Endpoint endpoint) {}

    private CaptureRoutes() {}

    /**
     * All of them.
     *
     * @param bodyLimit in bytes, as the body is sent
     */
    public static Routes of(CaptureHandler handler, int bodyLimit) {
        Routes.Builder calls =
                Routes.guardedBy(handler::admit).bodyLimit(bodyLimit).answerHeaders(Cors::headers);
        Routes.Builder preflights = Routes.builder().answerHeaders(Cors::headers);
        endpoints().forEach((suffix, endpoint) -> {
            calls.asyncSuffix("POST", suffix, call -> handler.handle(call, endpoint));
            preflights.asyncSuffix("OPTIONS", suffix, Cors::preflight);
        });
        return calls.build().plus(preflights.build());
    }

    private static Map<String, Endpoint> endpoints() {
        Map<String, Endpoint> endpoints = new LinkedHashMap<>();
        for (Path path : PATHS) {
            endpoints.put("/v1/" + path.name, path.endpoint);
            endpoints.put("/v1/" + path.letter, path.endpoint);
            // Where some SDKs put the name of their protocol in place of the version.
            endpoints.put("/s/" + path.name, path.endpoint);
            endpoints.put("/s2s/" + path.name, path.endpoint);
        }
        endpoints.put("/v1/import", Endpoint.BATCH);
        return endpoints;
    }
}
