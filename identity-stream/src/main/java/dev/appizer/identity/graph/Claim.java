// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import dev.appizer.model.Stamp;

/**
 * A user's claim of an anonymous id, by an identify with both ids or an alias with a browser's key.
 *
 * @param first the least stamp of all its repeats
 */
public record Claim(String anonymousId, String userId, Stamp first) {

    public Identifier anonymous() {
        return Identifier.anonymous(anonymousId);
    }

    public Identifier user() {
        return Identifier.user(userId);
    }
}
