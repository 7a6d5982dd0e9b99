// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.filter.value.Span;
import dev.appizer.segment.condition.Course;
import dev.appizer.segment.condition.Look;
import dev.appizer.segment.condition.Verdict;
import dev.appizer.segment.live.Announce.Pair;
import dev.appizer.segment.rows.DeadlineRow;
import dev.appizer.segment.rows.ProfileRow;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.DeadlineStore;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.MembershipStore.StoredProfile;
import dev.appizer.segment.store.Person;
import dev.appizer.segment.store.RowsInOrder;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which segments a person is in and what the computed traits are, and writes what that changes. A change is written
 * only where the membership that is kept differs from the one that holds, so changes of a person and a segment strictly
 * alternate. With each answer it keeps until when time alone leaves it as it is.
 */
final class Judge {

    /** So much of one person is worked off at once; the rest has its turn behind everybody else's. */
    private static final int MOST_TURNS = 1_000;

    private static final int MOST_EVENTS = 50_000;
    private static final long WAIT_MICROS = 1_000_000;

    private final Definitions definitions;
    private final MembershipStore memberships;
    private final DeadlineStore deadlines;
    private final ContributionStore contributions;
    private final HistoryStore history;
    private final Announce announce;

    Judge(Definitions definitions, Stores stores, Told told, Outputs outputs) {
        this.definitions = definitions;
        this.memberships = stores.memberships();
        this.deadlines = stores.deadlines();
        this.contributions = stores.contributions();
        this.history = stores.history();
        this.announce = new Announce(stores.memberships(), stores.definitions(), told, outputs);
    }

    /** After a record touched a person. */
    void judge(String canonical, Touched touched, Why why, long now) {
        Collection<String> concerned =
                touched.everything() ? definitions.keys() : definitions.affectedBy(touched.dependencies());
        if (concerned.isEmpty() && !touched.shown()) {
            return;
        }
        @Nullable ProfileRow before = memberships.profile(canonical);
        if (before == null && !touched.everything()) {
            concerned = definitions.ofNew(touched.dependencies());
        }
        judge(person(canonical), before, concerned, touched.shown(), why, now);
    }

    /** Looks at some definitions only: a backfill. */
    void judge(String canonical, Collection<String> concerned, Why why, long now) {
        judge(person(canonical), memberships.profile(canonical), concerned, false, why, now);
    }

    /** The same for one profile after the other, in the order of their keys. To be closed before anything else happens. */
    InOrder inOrder() {
        return new InOrder(new RowsInOrder(contributions.reading()));
    }

    /** Many profiles, read together. */
    final class InOrder implements AutoCloseable {

        private final RowsInOrder rows;

        private InOrder(RowsInOrder rows) {
            this.rows = rows;
        }

        void judge(StoredProfile profile, Collection<String> concerned, Why why, long now) {
            String canonical = profile.canonical();
            Person person = new Person(canonical, rows.of(canonical), history.reading());
            Judge.this.judge(person, profile.row(), concerned, false, why, now);
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    private void judge(
            Person person,
            @Nullable ProfileRow before,
            Collection<String> concerned,
            boolean shown,
            Why why,
            long now) {
        if (!person.exists()) {
            if (before != null) {
                end(person.canonical(), before, why, now);
            }
            return;
        }
        ProfileState state = new ProfileState(before);
        long deadline = state.earliest();
        elapse(person, state, now);
        Look look = new Look(person, now, definitions.all());
        for (String definition : List.copyOf(concerned)) {
            settle(person, definition, state, look, why, now);
        }
        keep(person, state, deadline, shown);
    }

    /** Brings a person whose deadline has come up to the present: each deadline is judged as of itself. */
    void elapse(String canonical, long now) {
        @Nullable ProfileRow before = memberships.profile(canonical);
        if (before == null) {
            return;
        }
        ProfileState state = new ProfileState(before);
        long deadline = state.earliest();
        Person person = person(canonical);
        elapse(person, state, now);
        keep(person, state, deadline, false);
    }

    /** While part of a person is on its way, time has to wait: with the last part everything is judged. */
    private void elapse(Person person, ProfileState state, long now) {
        if (state.earliest() <= now && person.isIncomplete()) {
            state.dueBy(now).forEach(row -> state.until(row.getDefinition(), row.getUpdatedAt(), now + WAIT_MICROS));
        }
        for (int turn = 0;
                state.earliest() <= now && turn < MOST_TURNS && person.eventsVisited() < MOST_EVENTS;
                turn++) {
            long at = state.earliest();
            Look look = new Look(person, at, definitions.all());
            for (DeadlineRow row : state.dueAt(at)) {
                elapse(person, row, state, look, now);
            }
        }
    }

    /** What was judged by another definition waits for the backfill of the one that there is now. */
    private void elapse(Person person, DeadlineRow due, ProfileState state, Look look, long now) {
        String definition = due.getDefinition();
        boolean isOfThis = due.getUpdatedAt() == definitions.updatedAt(definition);
        if (isOfThis && definitions.keys().contains(definition)) {
            settle(person, definition, state, look, Why.time(due.getAt()), now);
        } else {
            state.until(definition, due.getUpdatedAt(), Span.FOREVER);
        }
    }

    private Person person(String canonical) {
        return new Person(canonical, contributions.reading(), history.reading());
    }

    private void keep(Person person, ProfileState state, long deadline, boolean shown) {
        if (state.isChanged()) {
            memberships.put(person.canonical(), state.row());
            deadlines.move(person.canonical(), deadline, state.earliest());
        }
        if (shown || state.shows()) {
            announce.profile(person, state);
        }
    }

    private void settle(Person person, String definition, ProfileState state, Look look, Why why, long now) {
        DefinitionKey.segment(definition).ifPresent(segment -> {
            Verdict verdict =
                    definitions.all().segment(segment) == null ? Verdict.forever(false) : look.segment(segment);
            state.until(definition, definitions.updatedAt(definition), verdict.until());
            member(
                    new Pair(person.canonical(), segment, definitions.lastVersion(definition)),
                    verdict,
                    state,
                    why,
                    now);
        });
        DefinitionKey.computedTrait(definition).ifPresent(name -> {
            @Nullable Course course = look.computedTrait(name);
            state.until(definition, definitions.updatedAt(definition), course == null ? Span.FOREVER : course.until());
            state.computed(name, course == null ? null : course.value());
        });
    }

    private void member(Pair pair, Verdict verdict, ProfileState state, Why why, long now) {
        if (verdict.holds() == state.isIn(pair.segment())) {
            return;
        }
        if (verdict.holds()) {
            state.enter(pair.segment());
            announce.enter(pair, why, now);
        } else {
            state.leave(pair.segment());
            announce.leave(pair, why, now);
        }
    }

    /** The last of its identifiers has left: the person is no more. */
    private void end(String canonical, ProfileRow before, Why why, long now) {
        for (String segment : before.getSegments()) {
            long version = definitions.lastVersion(DefinitionKey.ofSegment(segment));
            announce.leave(new Pair(canonical, segment, version), why, now);
        }
        memberships.put(canonical, null);
        deadlines.move(canonical, new ProfileState(before).earliest(), Span.FOREVER);
        announce.profileEnded(canonical);
    }
}
