// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.decide.PendingStore.Pending;
import dev.appizer.action.deliver.ToDeliver;
import dev.appizer.action.rows.CapRow;
import dev.appizer.action.rows.CarriedRow;
import dev.appizer.action.rows.EventRow;
import dev.appizer.action.rows.LeftPendingRow;
import dev.appizer.action.rows.LeftRow;
import dev.appizer.action.rows.PendingRow;
import dev.appizer.filter.value.Span;
import dev.appizer.model.Micros;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of what somebody has set off when they turn out to be another, or are erased. What segments have set off
 * stays: the loser of a join leaves all of its segments, and the winner enters them.
 */
final class Leave {

    /** A quarter of what Kafka takes unless it is told otherwise. */
    private static final int MOST_BYTES = 262_144;

    /** What a row has besides its properties or times, about. */
    private static final int ROW_BYTES = 1_024;

    private final PeopleStore people;
    private final PendingStore pending;
    private final CapStore caps;
    private final BiConsumer<String, Decision> out;

    Leave(PeopleStore people, PendingStore pending, CapStore caps, BiConsumer<String, Decision> out) {
        this.people = people;
        this.pending = pending;
        this.caps = caps;
        this.out = out;
    }

    /** @param person whom the identifiers leave */
    void take(String person, IdentityChange change) {
        if (change.getKind() == IdentityChangeKind.ERASED) {
            erase(person, change);
        } else if (change.getKind() == IdentityChangeKind.SPLIT) {
            apart(person, change);
        } else if (change.getKind() == IdentityChangeKind.MERGED) {
            people.merge(person, change.getTo(), change.getVersion());
            carry(person, change.getTo(), change.getVersion());
        }
    }

    /** What identifiers did that come apart from the others goes along with them; how often they heard stays. */
    private void apart(String person, IdentityChange change) {
        Parcels parcels = new Parcels(change.getTo(), change.getVersion());
        takeOut(person, one -> isOf(one, change.getIdentifiers())).forEach(parcels::add);
        parcels.send();
    }

    private static boolean isOf(Pending one, List<String> identifiers) {
        return one.row().getCause() instanceof EventRow event && identifiers.contains(event.getIdentifier());
    }

    /** Removes some of what somebody has set off; what it was. */
    private List<Pending> takeOut(String person, Predicate<Pending> which) {
        List<Pending> taken = pending.of(person).stream().filter(which).toList();
        taken.forEach(one -> pending.remove(person, one.id()));
        return taken;
    }

    /** Sends on what is found of somebody who was merged; whether they were. */
    boolean follow(String person) {
        @Nullable String into = people.mergedInto(person);
        if (into != null) {
            carry(person, into, 0);
        }
        return into != null;
    }

    /** Sends on what is decided by what somebody did, and how often they heard of campaigns. */
    private void carry(String person, String to, long version) {
        Parcels parcels = new Parcels(to, version);
        takeOut(person, one -> one.row().getCause() instanceof EventRow).forEach(parcels::add);
        caps.of(person).forEach(parcels::add);
        caps.remove(person);
        parcels.send();
    }

    /** What goes to one person, in records that Kafka takes. */
    private final class Parcels {

        private final String to;
        private final long version;
        private LeftRow left;
        private int size;

        Parcels(String to, long version) {
            this.to = to;
            this.version = version;
            this.left = empty();
        }

        private LeftRow empty() {
            return new LeftRow(version, new HashMap<>(), new ArrayList<>());
        }

        void add(Pending one) {
            left.getPending().add(new LeftPendingRow(one.id(), one.row()));
            grow(((EventRow) one.row().getCause()).getProperties().remaining());
        }

        void add(String campaign, CapRow heard) {
            left.getCaps().put(campaign, heard);
            grow(heard.getTimes().size() * Long.BYTES);
        }

        private void grow(int bytes) {
            size += bytes + ROW_BYTES;
            if (size > MOST_BYTES) {
                send();
            }
        }

        /** Also where there is nothing: that they are a person is news. */
        void send() {
            if (size > 0 || version > 0) {
                out.accept(to, new Decision.Carry(new CarriedRow(null, left)));
            }
            left = empty();
            size = 0;
        }
    }

    private void erase(String person, IdentityChange change) {
        List<String> identifiers = change.getIdentifiers();
        boolean isAll = identifiers.contains(person);
        takeOut(person, one -> isAll || isOf(one, identifiers));
        if (isAll) {
            people.erase(person, Micros.of(change.getCause().getEventTime()));
            caps.remove(person);
            forget(person);
        }
    }

    void forget(String person) {
        out.accept(person, new Decision.Told(new ToDeliver.Forget()));
    }

    /** Also the profile, which may have come behind the erasure: what it still said of somebody is called off. */
    void endErasure(String person, String segment) {
        pending.of(person, segment).forEach(one -> pending.remove(person, one.id()));
        forget(person);
    }

    /**
     * From somebody who turned out to be this person, or was one with another.
     *
     * @param settled when their profile says so
     */
    void receive(String person, LeftRow left, long settled) {
        people.standAlone(person, left.getVersion());
        left.getPending().forEach(one -> receive(person, one, settled));
        left.getCaps().forEach((campaign, heard) -> {
            List<Long> times = new ArrayList<>(caps.times(person, campaign));
            heard.getTimes().stream()
                    .filter(time -> !people.isErased(person, time))
                    .forEach(times::add);
            times.sort(null);
            caps.put(person, campaign, times);
        });
        follow(person);
    }

    private void receive(String person, LeftPendingRow one, long settled) {
        PendingRow row = one.getPending();
        if (!people.isErased(person, row.getCreatedAt())) {
            // News of them may be here already, and no more may come: it is looked at in any case.
            long dueAt = row.getDueAt() == Span.FOREVER ? settled : Math.max(row.getDueAt(), settled);
            pending.put(
                    person,
                    one.getId(),
                    PendingRow.newBuilder(row).setDueAt(dueAt).build());
        }
    }
}
