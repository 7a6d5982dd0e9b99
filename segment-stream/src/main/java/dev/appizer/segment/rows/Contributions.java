// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.rows;

import dev.appizer.model.Micros;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SeenIdentifier;
import dev.appizer.streams.state.TypedValues;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an incoming record contributes to a profile. */
public final class Contributions {

    private Contributions() {}

    /** An event, an identify, or an alias, which contributes only that its sender was seen. */
    public static Contribution of(ResolvedEvent resolved) {
        EnrichedEvent event = resolved.getEvent();
        MomentRow moment = new MomentRow(
                Micros.of(event.getEventTime()),
                Micros.of(event.getReceivedAt()),
                event.getPosition(),
                event.getMessageId());
        return new Contribution(
                Objects.requireNonNull(resolved.getIdentifier()),
                resolved.getVersion(),
                moment,
                null,
                false,
                event.getType() == CallType.ALIAS ? List.of() : List.of(new HistoryPiece(moment, history(event))),
                traits(event, moment),
                null);
    }

    /** An id that was named beside a user id. */
    public static Contribution of(SeenIdentifier seen) {
        return new Contribution(
                seen.getIdentifier(),
                seen.getVersion(),
                new MomentRow(Micros.of(seen.getEventTime()), Micros.of(seen.getReceivedAt()), 0, ""),
                null,
                false,
                List.of(),
                List.of(),
                null);
    }

    /**
     * Rows of an identifier, to be shipped; without any, that the identifier was seen.
     *
     * @param seenAt when something was received by which it was seen
     */
    public static Contribution shipped(
            String identifier,
            long version,
            CauseRow cause,
            long seenAt,
            boolean moreFollows,
            List<HistoryPiece> history,
            List<TraitPiece> traits) {
        return new Contribution(
                identifier,
                version,
                new MomentRow(cause.getEventTime(), seenAt, 0, ""),
                cause,
                moreFollows,
                history,
                traits,
                null);
    }

    /** Parts of an erasure that are done; what its receipt is sent. */
    public static Contribution done(int done, int parts) {
        return new Contribution("", 0L, moment(0), null, false, List.of(), List.of(), new DonePiece(done, parts));
    }

    /**
     * Leaves out what was received before an erasure.
     *
     * @return whether anything is left of it
     */
    public static boolean leaveOut(Contribution contribution, long receivedBefore) {
        contribution.setHistory(historySince(contribution.getHistory(), receivedBefore));
        contribution.setTraits(traitsSince(contribution.getTraits(), receivedBefore));
        return contribution.getMoment().getReceivedAt() >= receivedBefore
                || !contribution.getHistory().isEmpty()
                || !contribution.getTraits().isEmpty();
    }

    /** Those events and identifies that were not received before. */
    public static List<HistoryPiece> historySince(List<HistoryPiece> pieces, long receivedBefore) {
        return pieces.stream()
                .filter(piece -> piece.getMoment().getReceivedAt() >= receivedBefore)
                .toList();
    }

    /** Of each trait what counts without the writes that were received before. */
    public static List<TraitPiece> traitsSince(List<TraitPiece> pieces, long receivedBefore) {
        return pieces.stream()
                .flatMap(
                        piece -> TraitRows.since(piece.getRow(), receivedBefore)
                                .map(row -> new TraitPiece(piece.getName(), row))
                                .stream())
                .toList();
    }

    /** Of something that is no message. */
    private static MomentRow moment(long eventTime) {
        return new MomentRow(eventTime, 0L, 0, "");
    }

    private static HistoryRow history(EnrichedEvent event) {
        @Nullable
        ByteBuffer properties = event.getProperties().isEmpty() ? null : TypedValues.ofMap(event.getProperties());
        return new HistoryRow(event.getEvent(), properties);
    }

    private static List<TraitPiece> traits(EnrichedEvent event, MomentRow moment) {
        return event.getTraits().entrySet().stream()
                .map(trait -> new TraitPiece(
                        trait.getKey(), new TraitRow(TypedValues.ofValue(trait.getValue()), moment, List.of())))
                .toList();
    }
}
