// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import dev.appizer.model.Stamp;
import java.util.List;

/**
 * An alias: it joins a user with whatever the previous id was. The text may have been a user id, an anonymous id, both,
 * or neither yet, so it stands for two identifiers.
 *
 * @param first the least stamp of all its repeats: what a claim is compared with
 * @param latest the greatest moment of all its repeats: what names the canonical id
 */
public record Alias(String previousId, String userId, Stamp first, Moment latest) {

    public Alias(String previousId, String userId, Moment moment) {
        this(previousId, userId, moment.stamp(), moment);
    }

    Identifier user() {
        return Identifier.user(userId);
    }

    Identifier previousUser() {
        return Identifier.user(previousId);
    }

    Identifier previousAnonymous() {
        return Identifier.anonymous(previousId);
    }

    /** The three identifiers that it joins; the user's own comes first. */
    public List<Identifier> identifiers() {
        return List.of(user(), previousUser(), previousAnonymous());
    }

    /** The same alias, sent again. */
    public Alias and(Alias repeat) {
        return new Alias(
                previousId,
                userId,
                first.compareTo(repeat.first) <= 0 ? first : repeat.first,
                latest.compareTo(repeat.latest) >= 0 ? latest : repeat.latest);
    }
}
