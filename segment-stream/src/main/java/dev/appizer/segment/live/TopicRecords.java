// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.SegmentMembership;
import dev.appizer.schemas.Transition;
import dev.appizer.segment.rows.MembershipRow;
import dev.appizer.segment.rows.ProfileRow;
import dev.appizer.segment.store.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rows say, as the records of the topics. Times are microseconds since the epoch. */
public final class TopicRecords {

    private TopicRecords() {}

    /** The key of the topic of memberships. */
    public static String membershipKey(String segment, String canonical) {
        return segment + "|" + canonical;
    }

    /** The part of that key by which the topic is partitioned. */
    public static String canonicalOfMembership(String key) {
        return key.substring(key.indexOf('|') + 1);
    }

    public static SegmentMembership membership(String segment, String canonical, MembershipRow row) {
        return new SegmentMembership(
                segment, row.getVersion(), canonical, plainId(canonical), Micros.toInstant(row.getSince()));
    }

    /**
     * Somebody entered or left.
     *
     * @param messageId of the message that caused it; null where none did
     */
    public static SegmentChange change(
            SegmentMembership membership,
            Transition transition,
            ChangeReason reason,
            long effectiveAt,
            long detectedAt,
            @Nullable String messageId) {
        return new SegmentChange(
                membership.getSegmentId(),
                membership.getSegmentVersion(),
                membership.getCanonicalIdentifier(),
                membership.getCanonicalId(),
                transition,
                reason,
                Micros.toInstant(effectiveAt),
                Micros.toInstant(detectedAt),
                messageId);
    }

    public static Profile profile(Person person, ProfileRow row) {
        return profile(person, new ProfileState(row));
    }

    static Profile profile(Person person, ProfileState state) {
        return new Profile(
                plainId(person.canonical()),
                person.anonymous(),
                person.ids(Identifier.Kind.USER),
                person.ids(Identifier.Kind.ANONYMOUS),
                person.traits(),
                state.computedTraits(),
                List.copyOf(state.segments()));
    }

    private static String plainId(String canonical) {
        return Identifier.parse(canonical).id();
    }
}
