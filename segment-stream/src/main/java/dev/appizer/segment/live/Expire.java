// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.filter.value.Span;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.MembershipStore.StoredProfile;
import dev.appizer.segment.store.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Removes events that have not counted since they became too old: profile after profile, in portions, once in a while. It
 * changes nothing that anybody is told, so where it is may be forgotten. Identifies stay.
 */
final class Expire {

    private static final long EVERY_MICROS = Duration.ofHours(1).toNanos() / 1_000;

    private final ContributionStore contributions;
    private final HistoryStore history;
    private final MembershipStore memberships;
    private final Retention retention;
    private @Nullable Bytes cursor;
    private long next;

    Expire(Stores stores, Retention retention, long now) {
        this.contributions = stores.contributions();
        this.history = stores.history();
        this.memberships = stores.memberships();
        this.retention = retention;
        this.next = retention.isForEver() ? Span.FOREVER : now + EVERY_MICROS;
    }

    /** Microseconds: when there is something to do; {@link Span#FOREVER} where there never is. */
    long next() {
        return next;
    }

    /** Removes no more than there is room for, of no more profiles than so many; whether there was anything to do. */
    boolean portion(int limit, Room room, long now) {
        if (now < next) {
            return false;
        }
        List<StoredProfile> profiles = memberships.profiles(cursor, limit);
        for (StoredProfile profile : profiles) {
            expire(profile.canonical(), retention.after(now), room);
            if (room.isFull()) {
                return true; // and this one again
            }
            cursor = profile.key();
        }
        if (profiles.size() < limit) {
            cursor = null;
            next = now + EVERY_MICROS;
        }
        return true;
    }

    private record Old(String event, String identifier) {}

    private void expire(String canonical, long upTo, Room room) {
        List<Old> old = new ArrayList<>();
        ContributionStore.eachCount(contributions.reading(), canonical, (event, identifier, tally) -> {
            if (event != null && tally.firstTime() <= upTo) {
                old.add(new Old(event, identifier));
            }
        });
        Set<String> touched = new TreeSet<>();
        for (Old one : old) {
            long removed = history.deleteUpTo(canonical, one.identifier, one.event, upTo, room);
            contributions.subtract(canonical, one.event, one.identifier, removed);
            touched.add(one.identifier);
        }
        if (!room.isFull()) {
            touched.forEach(identifier -> contributions.correctTimes(canonical, identifier, history));
        }
    }
}
