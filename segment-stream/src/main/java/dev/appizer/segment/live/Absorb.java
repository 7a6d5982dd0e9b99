// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.condition.Dependency;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.HistoryRow;
import dev.appizer.segment.rows.Moments;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.HistoryStore;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a contribution into the rows of its identifier, or sends it on to where the identifier has moved. */
final class Absorb {

    private final ContributionStore contributions;
    private final HistoryStore history;
    private final Outputs outputs;

    Absorb(ContributionStore contributions, HistoryStore history, Outputs outputs) {
        this.contributions = contributions;
        this.history = history;
        this.outputs = outputs;
    }

    Touched take(String canonical, Contribution contribution) {
        @Nullable RegisterRow register = contributions.register(canonical, contribution.getIdentifier());
        Placement placement = Placement.of(register, contribution.getVersion());
        return placement instanceof Placement.Elsewhere elsewhere
                ? sendOn(contribution, elsewhere)
                : absorb(canonical, contribution, register);
    }

    private Touched sendOn(Contribution contribution, Placement.Elsewhere elsewhere) {
        contribution.setVersion(elsewhere.version());
        outputs.send(elsewhere.canonical(), new Output.SentOn(contribution));
        return Touched.NOTHING;
    }

    private Touched absorb(String canonical, Contribution contribution, @Nullable RegisterRow before) {
        boolean returns = before != null && before.getGoneTo() != null;
        boolean hadContent = before != null && before.getContent();
        boolean adds =
                contribution.getHistory() != null || !contribution.getTraits().isEmpty();
        keepRegister(canonical, contribution, before, hadContent || adds);
        Set<Dependency> dependencies = new HashSet<>();
        boolean traits = takeTraits(canonical, contribution, dependencies);
        takeHistory(canonical, contribution, dependencies);
        boolean shown = returns || before == null || traits || (adds && !hadContent);
        return new Touched(dependencies, returns, shown);
    }

    private void keepRegister(
            String canonical, Contribution contribution, @Nullable RegisterRow before, boolean content) {
        long version = before == null ? 0 : before.getVersion();
        RegisterRow after = new RegisterRow(null, Math.max(version, contribution.getVersion()), true, content, null);
        if (!after.equals(before)) {
            contributions.put(canonical, contribution.getIdentifier(), after);
        }
    }

    private boolean takeTraits(String canonical, Contribution contribution, Set<Dependency> dependencies) {
        contribution.getTraits().forEach((trait, value) -> {
            if (takeTrait(canonical, contribution, trait, value)) {
                dependencies.add(new Dependency.Trait(trait));
            }
        });
        return !dependencies.isEmpty();
    }

    /** Whether the trait has another value now. A later write of the same value only moves its place in the order. */
    private boolean takeTrait(String canonical, Contribution contribution, String trait, ByteBuffer value) {
        String identifier = contribution.getIdentifier();
        @Nullable TraitRow before = contributions.trait(canonical, trait, identifier);
        if (before != null && !Moments.isLater(contribution.getMoment(), before.getMoment())) {
            return false;
        }
        contributions.put(canonical, trait, identifier, new TraitRow(value, contribution.getMoment()));
        return true;
    }

    private void takeHistory(String canonical, Contribution contribution, Set<Dependency> dependencies) {
        @Nullable HistoryRow row = contribution.getHistory();
        String identifier = contribution.getIdentifier();
        if (row == null || !history.add(canonical, identifier, contribution.getMoment(), row)) {
            return;
        }
        dependencies.add(new Dependency.AnyEvent());
        if (row.getEvent() != null) {
            contributions.add(canonical, row.getEvent(), identifier, 1);
            dependencies.add(new Dependency.Event(row.getEvent()));
        }
    }
}
