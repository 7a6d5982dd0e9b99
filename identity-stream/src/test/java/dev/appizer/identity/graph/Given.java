// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import dev.appizer.model.Moment;
import dev.appizer.model.Stamp;

/** Links of tests. A message's stamp is a number, and it happens when it is received unless said otherwise. */
final class Given {

    private Given() {}

    static Stamp stamp(long receivedAt) {
        return new Stamp(receivedAt, 0, "m" + receivedAt, "sender");
    }

    static Alias alias(String previousId, String userId, long receivedAt) {
        return alias(previousId, userId, receivedAt, receivedAt);
    }

    static Alias alias(String previousId, String userId, long receivedAt, long eventTime) {
        return new Alias(previousId, userId, new Moment(eventTime, stamp(receivedAt)));
    }

    static Claim claim(String anonymousId, String userId, long receivedAt) {
        return new Claim(anonymousId, userId, new Moment(receivedAt, stamp(receivedAt)));
    }

    /** One that was sent twice. */
    static Alias repeated(String previousId, String userId, long first, long latest) {
        return new Alias(previousId, userId, new Moment(first, stamp(first)), new Moment(latest, stamp(latest)));
    }

    static Identifier user(String id) {
        return Identifier.user(id);
    }

    static Identifier anonymous(String id) {
        return Identifier.anonymous(id);
    }
}
