// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.condition.Dependency;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.Contributions;
import dev.appizer.segment.rows.ErasedRow;
import dev.appizer.segment.rows.HistoryPiece;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.rows.TraitPiece;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.segment.rows.TraitRows;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.ErasedStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.Tally;
import dev.appizer.segment.store.TraitWrite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a contribution into the rows of its identifier, or sends it on to where the identifier has moved. */
final class Absorb {

    private final ContributionStore contributions;
    private final HistoryStore history;
    private final ErasedStore erased;
    private final Outputs outputs;
    private final ProfileLimit limit;

    Absorb(Stores stores, Outputs outputs) {
        this.contributions = stores.contributions();
        this.history = stores.history();
        this.erased = stores.erased();
        this.outputs = outputs;
        this.limit = new ProfileLimit(contributions);
    }

    Touched take(String canonical, Contribution contribution) {
        @Nullable RegisterRow register = register(canonical, contribution.getIdentifier());
        if (register != null && isErased(contribution, register)) {
            return Touched.NOTHING;
        }
        if (register != null && contribution.getVersion() < register.getVersion()) {
            // Assigned anew since: whether the last part of such a shipment will come here, nobody knows.
            contribution.setMoreFollows(false);
        }
        Placement placement = Placement.of(register, contribution.getVersion());
        return placement instanceof Placement.Elsewhere elsewhere
                ? sendOn(contribution, elsewhere)
                : absorb(canonical, contribution, register);
    }

    /** Leaves out what is erased; whether that is all. The last part of a shipment stays, as its end. */
    private static boolean isErased(Contribution contribution, RegisterRow register) {
        return register.getErasedBefore() > 0
                && !Contributions.leaveOut(contribution, register.getErasedBefore())
                && !completes(register, contribution);
    }

    /** The register; of an identifier that was erased here, what is left of it says that it went to its own place. */
    private @Nullable RegisterRow register(String canonical, String identifier) {
        @Nullable RegisterRow register = contributions.register(canonical, identifier);
        @Nullable ErasedRow row = register == null ? erased.get(canonical, identifier) : null;
        if (row == null) {
            return register;
        }
        @Nullable String goneTo = canonical.equals(identifier) ? null : identifier;
        return RegisterRow.newBuilder()
                .setGoneTo(goneTo)
                .setVersion(row.getVersion())
                .setErasedBefore(row.getReceivedAt())
                .build();
    }

    private Touched sendOn(Contribution contribution, Placement.Elsewhere elsewhere) {
        contribution.setVersion(elsewhere.version());
        outputs.send(elsewhere.canonical(), new Output.SentOn(contribution));
        return Touched.NOTHING;
    }

    private Touched absorb(String canonical, Contribution contribution, @Nullable RegisterRow before) {
        TraitsBefore known = TraitsBefore.of(contributions, canonical, contribution);
        if (limit.isExceededBy(canonical, contribution, known)) {
            return Touched.TOO_MUCH;
        }
        boolean isNew = before == null || before.getGoneTo() != null || !before.getSeen();
        boolean hadContent = before != null && before.getContent();
        boolean adds = !contribution.getHistory().isEmpty()
                || !contribution.getTraits().isEmpty();
        keepRegister(canonical, contribution, before, hadContent || adds);
        if (bringsBack(before)) {
            contributions.correctTimes(canonical, contribution.getIdentifier(), history);
        }
        Set<Dependency> dependencies = takeTraits(canonical, contribution, known);
        boolean shown = isNew || !dependencies.isEmpty() || (adds && !hadContent);
        boolean addsHistory = takeHistory(canonical, contribution, dependencies);
        if (contribution.getMoreFollows()) {
            return Touched.NOTHING;
        }
        if (bringsBack(before) || completes(before, contribution)) {
            return Touched.EVERYTHING;
        }
        boolean redundant = addsHistory && isIdentify(contribution) && !shown;
        return new Touched(dependencies, false, shown, redundant ? Touched.Kind.REDUNDANT : Touched.Kind.USUAL);
    }

    /** Whether rows that had not been shipped yet count again. */
    private static boolean bringsBack(@Nullable RegisterRow before) {
        return before != null && before.getGoneTo() != null && before.getSeen();
    }

    private static boolean completes(@Nullable RegisterRow before, Contribution contribution) {
        return before != null && before.getIncomplete() && contribution.getMerge() != null;
    }

    private static boolean isIdentify(Contribution contribution) {
        return contribution.getMerge() == null
                && contribution.getHistory().stream()
                        .allMatch(piece -> piece.getRow().getEvent() == null);
    }

    private void keepRegister(
            String canonical, Contribution contribution, @Nullable RegisterRow before, boolean content) {
        long version = before == null ? 0 : before.getVersion();
        long erasedBefore = before == null ? 0 : before.getErasedBefore();
        long seenAt = before != null && before.getSeen()
                ? before.getSeenAt()
                : contribution.getMoment().getReceivedAt();
        boolean incomplete = contribution.getMoreFollows()
                || (before != null && before.getIncomplete() && !completes(before, contribution));
        RegisterRow after = new RegisterRow(
                null,
                Math.max(version, contribution.getVersion()),
                true,
                content,
                incomplete,
                null,
                erasedBefore,
                seenAt,
                before == null ? List.of() : before.getErasing());
        if (!after.equals(before)) {
            contributions.put(canonical, contribution.getIdentifier(), after);
        }
    }

    private Set<Dependency> takeTraits(String canonical, Contribution contribution, TraitsBefore known) {
        Set<Dependency> changed = new HashSet<>();
        for (TraitPiece trait : contribution.getTraits()) {
            if (takeTrait(canonical, contribution.getIdentifier(), known, trait)) {
                changed.add(new Dependency.Trait(trait.getName()));
            }
        }
        return changed;
    }

    /**
     * Whether the person has another value now. The same value written again only moves in the order, and yet it is a
     * change where it now comes after what another of the person's identifiers wrote.
     */
    private boolean takeTrait(String canonical, String identifier, TraitsBefore known, TraitPiece trait) {
        String name = trait.getName();
        @Nullable TraitRow before = known.own().get(name);
        TraitRow after = TraitRows.merge(before, trait.getRow());
        if (after.equals(before)) {
            return false;
        }
        contributions.put(canonical, identifier, name, after);
        @Nullable TraitWrite latest = TraitWrite.latest(contributions.reading(), canonical, known.others(), name);
        if (before != null) {
            latest = new TraitWrite(identifier, before).orLater(latest);
        }
        TraitWrite write = new TraitWrite(identifier, after);
        return latest == null
                ? write.value() != null
                : write.beats(latest) && !Objects.equals(write.value(), latest.value());
    }

    /** Whether any of it is new. */
    private boolean takeHistory(String canonical, Contribution contribution, Set<Dependency> dependencies) {
        String identifier = contribution.getIdentifier();
        boolean adds = false;
        Map<@Nullable String, Tally> tallies = new HashMap<>();
        for (HistoryPiece piece : contribution.getHistory()) {
            if (history.add(canonical, identifier, piece)) {
                adds = true;
                Tally one = Tally.ofOne(piece.getMoment().getEventTime());
                tallies.merge(piece.getRow().getEvent(), one, Tally::plus);
            }
        }
        tallies.forEach((event, tally) -> {
            contributions.add(canonical, event, identifier, tally);
            if (event != null) {
                dependencies.add(new Dependency.Event(event));
            }
        });
        if (adds) {
            dependencies.add(new Dependency.AnyEvent());
        }
        return adds;
    }
}
