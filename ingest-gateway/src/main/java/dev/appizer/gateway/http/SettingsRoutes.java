// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import dev.appizer.gateway.settings.GatewaySettings;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.service.keys.GivenKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * What browser SDKs fetch before they send anything: where to send to, and that nothing else is to be loaded. They get it
 * for any key: it holds nothing that they did not bring.
 */
public final class SettingsRoutes {

    private static final String PROJECT = "/v1/projects/{key}/settings";
    private static final String SOURCE = "/sourceConfig";
    private static final String NAME = "appizer";

    private final PublicAddress address;

    private SettingsRoutes(PublicAddress address) {
        this.address = address;
    }

    public static Routes of(GatewaySettings settings) {
        SettingsRoutes all = new SettingsRoutes(new PublicAddress(settings.publicUrl(), settings.trustedProxies()));
        return Routes.builder()
                .answerHeaders(Cors::headers)
                .asyncSuffix("GET", PROJECT, call -> CompletableFuture.completedStage(all.project(call)))
                .asyncSuffix("OPTIONS", PROJECT, Cors::preflight)
                .asyncSuffix("GET", SOURCE, call -> CompletableFuture.completedStage(source(call)))
                .asyncSuffix("OPTIONS", SOURCE, Cors::preflight)
                .build();
    }

    private Reply project(Call call) {
        Map<String, Object> here = Map.of(
                "apiKey", call.pathParameter("key"),
                "apiHost", address.host(call) + "/v1",
                "protocol", address.scheme(call));
        Map<String, Object> enabled = Map.of("__default", Map.of("enabled", true));
        return Reply.ok(Map.of(
                "integrations", Map.of("Segment.io", here),
                "plan", Map.of("track", enabled, "identify", enabled, "group", enabled)));
    }

    private static Reply source(Call call) {
        Map<String, Object> off = Map.of("enabled", false);
        Map<String, Object> source = Map.of(
                "id",
                NAME,
                "name",
                NAME,
                "writeKey",
                Objects.requireNonNullElse(GivenKey.of(call, null), ""),
                "enabled",
                true,
                "workspaceId",
                NAME,
                "config",
                Map.of("statsCollection", Map.of("errors", off, "metrics", off)),
                "destinations",
                List.of(),
                "connections",
                List.of());
        return Reply.ok(Map.of("source", source));
    }
}
