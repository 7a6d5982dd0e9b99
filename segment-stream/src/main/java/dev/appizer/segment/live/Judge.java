// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.live.Announce.Pair;
import dev.appizer.segment.rows.ProfileRow;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says which segments a person is in, and writes what that changes. A change is written only where the membership that is
 * kept differs from the one that holds, so changes of a person and a segment strictly alternate.
 */
final class Judge {

    private final Definitions definitions;
    private final MembershipStore memberships;
    private final ContributionStore contributions;
    private final HistoryStore history;
    private final Announce announce;

    Judge(Definitions definitions, Stores stores, Outputs outputs) {
        this.definitions = definitions;
        this.memberships = stores.memberships();
        this.contributions = stores.contributions();
        this.history = stores.history();
        this.announce = new Announce(stores.memberships(), stores.definitions(), outputs);
    }

    /** After a record touched a person. */
    void judge(String canonical, Touched touched, Why why, long now) {
        Collection<String> concerned =
                touched.everything() ? definitions.ids() : definitions.affectedBy(touched.dependencies());
        if (concerned.isEmpty() && !touched.shown()) {
            return;
        }
        @Nullable ProfileRow before = memberships.profile(canonical);
        if (before == null && !touched.everything()) {
            concerned = definitions.ofNew(touched.dependencies());
        }
        judge(canonical, before, concerned, touched.shown(), why, now);
    }

    /** Looks at some segments only: a backfill. */
    void judge(String canonical, Collection<String> concerned, Why why, long now) {
        judge(canonical, memberships.profile(canonical), concerned, false, why, now);
    }

    private void judge(
            String canonical,
            @Nullable ProfileRow before,
            Collection<String> concerned,
            boolean shown,
            Why why,
            long now) {
        Person person = new Person(canonical, contributions.reading(), history.reading());
        if (!person.exists()) {
            if (before != null) {
                end(canonical, before, why, now);
            }
            return;
        }
        SortedSet<String> segments = new TreeSet<>(before == null ? List.of() : before.getSegments());
        boolean changed = false;
        for (String segment : List.copyOf(concerned)) {
            changed |= settle(canonical, segment, person, segments, why, now);
        }
        if (changed || before == null) {
            memberships.put(canonical, new ProfileRow(new ArrayList<>(segments)));
        }
        if (changed || shown || before == null) {
            announce.profile(person, segments);
        }
    }

    private boolean settle(
            String canonical, String segment, Person person, SortedSet<String> segments, Why why, long now) {
        Definitions.Live definition = definitions.get(segment);
        boolean holds = definition != null && definition.condition().holds(person);
        if (holds == segments.contains(segment)) {
            return false;
        }
        Pair pair = new Pair(canonical, segment, definitions.lastVersion(segment));
        if (holds) {
            segments.add(segment);
            announce.enter(pair, why, now);
        } else {
            segments.remove(segment);
            announce.leave(pair, why, now);
        }
        return true;
    }

    /** The last of its identifiers has left: the person is no more. */
    private void end(String canonical, ProfileRow before, Why why, long now) {
        for (String segment : before.getSegments()) {
            announce.leave(new Pair(canonical, segment, definitions.lastVersion(segment)), why, now);
        }
        memberships.put(canonical, null);
        announce.profileEnded(canonical);
    }
}
