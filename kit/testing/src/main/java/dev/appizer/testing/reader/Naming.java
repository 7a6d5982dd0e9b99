// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.CallType;
import dev.appizer.testing.history.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * One call that links two ids: an alias, or a claim of an anonymous id.
 *
 * @param named the previous id of an alias, the anonymous id of a claim
 */
record Naming(boolean alias, String userId, String named, Instant eventTime, Stamp stamp) {

    /** What an entry links, if anything: any other call with both ids links nothing. */
    static Optional<Naming> in(Entry entry) {
        Call call = entry.call();
        if (call.type() == CallType.ALIAS) {
            return of(entry, call.scope() != Scope.BROWSER, Ids.user(call), Ids.previous(call));
        }
        return call.type() == CallType.IDENTIFY
                ? of(entry, false, Ids.user(call), Ids.anonymous(call))
                : Optional.empty();
    }

    private static Optional<Naming> of(Entry entry, boolean alias, Optional<String> user, Optional<String> named) {
        return user.flatMap(
                userId -> named.map(other -> new Naming(alias, userId, other, entry.eventTime(), entry.stamp())));
    }

    /** Equal for the same link sent again under its old message id, however late. */
    Object sending() {
        return new Sending(alias, userId, named, stamp.messageId(), stamp.sender());
    }

    Link.Latest latest() {
        return new Link.Latest(eventTime, stamp);
    }

    private record Sending(boolean alias, String userId, String named, String messageId, String sender) {}
}
