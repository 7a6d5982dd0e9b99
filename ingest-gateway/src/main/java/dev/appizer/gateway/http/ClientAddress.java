// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import dev.appizer.service.http.Call;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address that a call came from. Behind proxies that is what the outermost trusted one appended to
 * {@code X-Forwarded-For}; what stands further left was written by the caller and is not believed.
 */
public final class ClientAddress {

    private final int trustedProxies;

    public ClientAddress(int trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /** Null where it is not known. */
    @Nullable
    String of(Call call) {
        String forwarded = call.allOf("X-Forwarded-For");
        if (trustedProxies == 0 || forwarded == null) {
            return call.remoteAddress();
        }
        List<String> hops = Arrays.stream(forwarded.split(",", -1))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
        return hops.isEmpty() ? call.remoteAddress() : hops.get(Math.max(0, hops.size() - trustedProxies));
    }
}
