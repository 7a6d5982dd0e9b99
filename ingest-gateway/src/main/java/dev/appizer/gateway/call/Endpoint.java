// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import dev.appizer.schemas.CallType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a path asks for.
 *
 * @param type of the one message that the body is; null where the body is a batch whose messages say it themselves
 */
public record Endpoint(@Nullable CallType type) {

    public static final Endpoint BATCH = new Endpoint(null);

    private static final Map<String, CallType> TYPES = Map.of(
            "track", CallType.TRACK,
            "identify", CallType.IDENTIFY,
            "alias", CallType.ALIAS,
            "page", CallType.PAGE,
            "screen", CallType.SCREEN,
            "group", CallType.GROUP);

    public static Endpoint single(CallType type) {
        return new Endpoint(type);
    }

    /** The type that a batch's message means by its name; null where there is none of the name. */
    public static @Nullable CallType typeNamed(String name) {
        return TYPES.get(name);
    }

    boolean isBatch() {
        return type == null;
    }
}
