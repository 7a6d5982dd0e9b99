// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import dev.appizer.model.Moment;
import java.util.List;

/**
 * An alias: it joins a user with whatever the previous id was. The text may have been a user id, an anonymous id, both,
 * or neither yet, so it stands for two identifiers.
 *
 * @param named the previous id
 * @param first of all its repeats the one with the least stamp: what a claim is compared with
 * @param latest the greatest moment of all its repeats: what names the canonical id
 */
public record Alias(String named, String userId, Moment first, Moment latest) implements Link {

    public Alias(String named, String userId, Moment moment) {
        this(named, userId, moment, moment);
    }

    @Override
    public List<Identifier> identifiers() {
        return List.of(user(), Identifier.user(named), Identifier.anonymous(named));
    }
}
