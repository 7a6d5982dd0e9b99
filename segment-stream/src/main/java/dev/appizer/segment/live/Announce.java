// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.model.Micros;
import dev.appizer.schemas.SegmentMembership;
import dev.appizer.schemas.Transition;
import dev.appizer.segment.rows.MembershipRow;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.Person;
import org.jspecify.annotations.Nullable;

/** Keeps who is in which segment, and how many; and writes what changed to the topics. */
final class Announce {

    private final MembershipStore memberships;
    private final DefinitionStore sizes;
    private final Told told;
    private final Outputs outputs;

    Announce(MembershipStore memberships, DefinitionStore sizes, Told told, Outputs outputs) {
        this.memberships = memberships;
        this.sizes = sizes;
        this.told = told;
        this.outputs = outputs;
    }

    /** A person and a segment of which the membership changed. */
    record Pair(String canonical, String segment, long version) {}

    /** @param now microseconds: when it was found out */
    void enter(Pair pair, Why why, long now) {
        @Nullable SegmentMembership before = told.membership(TopicRecords.membershipKey(pair.segment, pair.canonical));
        MembershipRow row = before == null
                ? row(pair, why)
                : new MembershipRow(Micros.of(before.getSince()), before.getSegmentVersion());
        memberships.put(pair.segment, pair.canonical, row);
        sizes.addToSize(pair.segment, 1);
        SegmentMembership membership = TopicRecords.membership(pair.segment, pair.canonical, row);
        outputs.send(TopicRecords.membershipKey(pair.segment, pair.canonical), new Output.Membership(membership));
        change(membership, Transition.ENTERED, why, now);
    }

    /** @param now microseconds: when it was found out */
    void leave(Pair pair, Why why, long now) {
        memberships.put(pair.segment, pair.canonical, null);
        sizes.addToSize(pair.segment, -1);
        outputs.send(TopicRecords.membershipKey(pair.segment, pair.canonical), new Output.Membership(null));
        SegmentMembership membership = TopicRecords.membership(pair.segment, pair.canonical, row(pair, why));
        change(membership, Transition.EXITED, why, now);
    }

    private static MembershipRow row(Pair pair, Why why) {
        return new MembershipRow(why.effectiveAt(), pair.version);
    }

    private void change(SegmentMembership membership, Transition transition, Why why, long now) {
        outputs.send(
                membership.getCanonicalIdentifier(),
                new Output.Changed(TopicRecords.change(
                        membership, transition, why.reason(), why.effectiveAt(), now, why.messageId())));
    }

    void profile(Person person, ProfileState state) {
        outputs.send(person.canonical(), new Output.ProfileState(TopicRecords.profile(person, state)));
    }

    void profileEnded(String canonical) {
        outputs.send(canonical, new Output.ProfileState(null));
    }
}
