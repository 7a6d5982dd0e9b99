// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import dev.appizer.model.Moment;
import java.util.List;

/**
 * A user's claim of an anonymous id, by an identify with both ids or an alias with a browser's key.
 *
 * @param named the anonymous id
 * @param first of all its repeats the one with the least stamp
 */
public record Claim(String named, String userId, Moment first) implements Link {

    public Identifier anonymous() {
        return Identifier.anonymous(named);
    }

    @Override
    public List<Identifier> identifiers() {
        return List.of(user(), anonymous());
    }
}
