// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.stamp;

import dev.appizer.service.keys.Key;
import org.jspecify.annotations.Nullable;

/**
 * Where a call came from.
 *
 * @param key that it was made with
 * @param clientIp null where unknown
 * @param userAgent the header, cut to a sane length; null where there was none
 */
public record Sender(
        Key key, @Nullable String clientIp, @Nullable String userAgent) {}
