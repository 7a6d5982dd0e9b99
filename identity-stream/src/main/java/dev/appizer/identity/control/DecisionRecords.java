// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Member;
import dev.appizer.identity.graph.Moment;
import dev.appizer.identity.graph.Move;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.Cause;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;

/** What was decided, as the records of the identity topics. (What the topics call an alias is an assignment.) */
final class DecisionRecords {

    private DecisionRecords() {}

    static Cause cause(Moment moment) {
        return new Cause(moment.stamp().messageId(), Micros.toInstant(moment.eventTime()));
    }

    static Alias assignment(Identifier identifier, Member member, Cause cause) {
        Identifier canonical = member.canonical();
        return new Alias(
                identifier.toString(), canonical.toString(), canonical.id(), member.version(), cause.getEventTime());
    }

    static IdentityChange change(Move move, Cause cause) {
        return new IdentityChange(
                move.joined() ? IdentityChangeKind.MERGED : IdentityChangeKind.SPLIT,
                move.identifiers().stream().map(Identifier::toString).sorted().toList(),
                move.from().toString(),
                move.to().toString(),
                move.version(),
                cause);
    }
}
