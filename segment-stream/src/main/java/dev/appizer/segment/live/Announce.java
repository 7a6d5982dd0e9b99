// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.SegmentMembership;
import dev.appizer.schemas.Transition;
import dev.appizer.segment.rows.MembershipRow;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.Person;
import java.util.List;

/** Keeps who is in which segment, and how many; and writes what changed to the topics. */
final class Announce {

    private final MembershipStore memberships;
    private final DefinitionStore sizes;
    private final Outputs outputs;

    Announce(MembershipStore memberships, DefinitionStore sizes, Outputs outputs) {
        this.memberships = memberships;
        this.sizes = sizes;
        this.outputs = outputs;
    }

    /** A person and a segment of which the membership changed. */
    record Pair(String canonical, String segment, long version) {

        /** The key of the topic of memberships. */
        String key() {
            return segment + "|" + canonical;
        }
    }

    /** @param now microseconds: when it was found out */
    void enter(Pair pair, Why why, long now) {
        memberships.put(pair.segment, pair.canonical, new MembershipRow(why.effectiveAt(), pair.version));
        sizes.addToSize(pair.segment, 1);
        outputs.send(
                pair.key(),
                new Output.Membership(new SegmentMembership(
                        pair.segment,
                        pair.version,
                        pair.canonical,
                        plainId(pair.canonical),
                        Micros.toInstant(why.effectiveAt()))));
        change(pair, Transition.ENTERED, why, now);
    }

    /** @param now microseconds: when it was found out */
    void leave(Pair pair, Why why, long now) {
        memberships.put(pair.segment, pair.canonical, null);
        sizes.addToSize(pair.segment, -1);
        outputs.send(pair.key(), new Output.Membership(null));
        change(pair, Transition.EXITED, why, now);
    }

    private void change(Pair pair, Transition transition, Why why, long now) {
        outputs.send(
                pair.canonical,
                new Output.Changed(new SegmentChange(
                        pair.segment,
                        pair.version,
                        pair.canonical,
                        plainId(pair.canonical),
                        transition,
                        why.reason(),
                        Micros.toInstant(why.effectiveAt()),
                        Micros.toInstant(now),
                        why.messageId())));
    }

    void profile(Person person, ProfileState state) {
        outputs.send(
                person.canonical(),
                new Output.ProfileState(new Profile(
                        plainId(person.canonical()),
                        person.anonymous(),
                        person.ids(Identifier.Kind.USER),
                        person.ids(Identifier.Kind.ANONYMOUS),
                        person.traits(),
                        state.computedTraits(),
                        List.copyOf(state.segments()))));
    }

    void profileEnded(String canonical) {
        outputs.send(canonical, new Output.ProfileState(null));
    }

    private static String plainId(String canonical) {
        return Identifier.parse(canonical).id();
    }
}
