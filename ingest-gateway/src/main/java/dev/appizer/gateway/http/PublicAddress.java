// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import dev.appizer.service.http.Call;
import java.net.URI;
import java.util.Optional;

/** Where a browser reaches the gateway: as it is set, or else where its request went. */
final class PublicAddress {

    private final Optional<URI> configured;
    private final boolean behindProxy;

    PublicAddress(Optional<URI> configured, int trustedProxies) {
        this.configured = configured;
        this.behindProxy = trustedProxies > 0;
    }

    /** Host, port and path prefix, without a slash at the end. */
    String host(Call call) {
        return configured
                .map(url -> url.getAuthority() + url.getPath().replaceAll("/+$", ""))
                .orElseGet(() -> header(call, "X-Forwarded-Host", header(call, "Host", "localhost")) + prefix(call));
    }

    String scheme(Call call) {
        return configured.map(URI::getScheme).orElseGet(() -> header(call, "X-Forwarded-Proto", "http"));
    }

    private static String prefix(Call call) {
        return call.path().substring(0, Math.max(0, call.path().indexOf("/v1/projects/")));
    }

    private String header(Call call, String name, String otherwise) {
        String value = name.equals("Host") || behindProxy ? call.header(name) : null;
        return value == null ? otherwise : value;
    }
}
