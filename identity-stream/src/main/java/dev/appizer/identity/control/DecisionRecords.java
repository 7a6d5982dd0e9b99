// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Link;
import dev.appizer.identity.graph.Member;
import dev.appizer.identity.graph.Move;
import dev.appizer.identity.rows.CauseRow;
import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.Cause;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.ConflictReason;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import dev.appizer.schemas.IdentityConflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was decided, as the records of the identity topics. (What the topics call an alias is an assignment.) */
final class DecisionRecords {

    /** Of three bytes at most: a quarter of what Kafka takes unless it is told otherwise. */
    private static final int MOST_CHARACTERS = 80_000;

    private DecisionRecords() {}

    /** What brought a decision about. Of an erasure the request names the receipt, which is no message. */
    static Cause cause(LinkRequest request) {
        CauseRow cause = request.getCause();
        @Nullable String messageId = isErasure(request.getKind()) ? null : cause.getMessageId();
        return new Cause(messageId, Micros.toInstant(cause.getTime()));
    }

    private static boolean isErasure(LinkKind kind) {
        return kind == LinkKind.ERASE || kind == LinkKind.SUPPRESS;
    }

    /** The identifier that a link asked for. The previous id of an alias may have been a user as well. */
    static Identifier wanted(Link link) {
        return Identifier.anonymous(link.named());
    }

    static IdentityConflict conflict(Link link, ConflictReason reason, Identifier holder, long nowMillis) {
        return new IdentityConflict(
                reason,
                link.user().toString(),
                wanted(link).toString(),
                holder.toString(),
                link.stamp().messageId(),
                Micros.toInstant(link.first().eventTime()),
                Instant.ofEpochMilli(nowMillis));
    }

    static Alias assignment(Identifier identifier, Member member, Cause cause, long erasedBefore) {
        Identifier canonical = member.canonical();
        return new Alias(
                identifier.toString(),
                canonical.toString(),
                canonical.id(),
                member.version(),
                cause.getEventTime(),
                Micros.toInstant(erasedBefore));
    }

    /**
     * For every place where one of them was.
     *
     * @param before what was received before is erased
     */
    static List<IdentityChange> erased(ErasedPerson erasure, long before, CauseRow cause) {
        List<IdentityChange> changes = new ArrayList<>();
        erasure.places()
                .forEach((place, identifiers) -> bundles(identifiers)
                        .forEach(bundle -> changes.add(new IdentityChange(
                                IdentityChangeKind.ERASED,
                                bundle,
                                place.toString(),
                                place.toString(),
                                erasure.version(),
                                new Cause(null, Micros.toInstant(before)),
                                cause.getMessageId(),
                                erasure.parts()))));
        return changes;
    }

    /** Tells every router, and whoever else keeps something by identifier. */
    static Command forget(Identifier identifier, long version, long before, CauseRow cause) {
        return new Command(
                CommandKind.FORGET,
                identifier.toString(),
                Objects.requireNonNull(cause.getMessageId()),
                Micros.toInstant(before),
                "",
                version);
    }

    static List<IdentityChange> changes(Move move, Cause cause) {
        return bundles(move.identifiers()).stream()
                .map(bundle -> new IdentityChange(
                        move.joined() ? IdentityChangeKind.MERGED : IdentityChangeKind.SPLIT,
                        bundle,
                        move.from().toString(),
                        move.to().toString(),
                        move.version(),
                        cause,
                        null,
                        0))
                .toList();
    }

    /** As texts, sorted, and no more of them together than fit a record. */
    private static List<List<String>> bundles(Collection<Identifier> identifiers) {
        List<List<String>> bundles = new ArrayList<>();
        int length = MOST_CHARACTERS;
        for (String text :
                identifiers.stream().map(Identifier::toString).sorted().toList()) {
            length += text.length();
            if (length > MOST_CHARACTERS) {
                bundles.add(new ArrayList<>());
                length = text.length();
            }
            bundles.get(bundles.size() - 1).add(text);
        }
        return bundles;
    }
}
