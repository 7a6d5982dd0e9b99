// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.decide.PendingStore.Pending;
import dev.appizer.action.deliver.ToDeliver;
import dev.appizer.action.rows.CapRow;
import dev.appizer.action.rows.CarriedRow;
import dev.appizer.action.rows.EventRow;
import dev.appizer.action.rows.LeftPendingRow;
import dev.appizer.action.rows.LeftRow;
import dev.appizer.model.Micros;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What becomes of what somebody has set off when they turn out to be another, or are erased. What segments have set off
 * stays: the loser of a join leaves all of its segments, and the winner enters them.
 */
final class Leave {

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
        if (change.getKind() == IdentityChangeKind.MERGED && !change.getTo().equals(person)) {
            people.merge(person, change.getTo());
            carry(person, change.getTo());
        } else if (change.getKind() == IdentityChangeKind.ERASED
                && change.getIdentifiers().contains(person)) {
            erase(person, Micros.of(change.getCause().getEventTime()));
        }
    }

    /** Sends on what is decided by what somebody did, and how often they heard of campaigns. */
    void carry(String person, String to) {
        List<LeftPendingRow> left = new ArrayList<>();
        for (Pending one : pending.of(person)) {
            if (one.row().getCause() instanceof EventRow) {
                pending.remove(person, one.id());
                left.add(new LeftPendingRow(one.id(), one.row()));
            }
        }
        Map<String, CapRow> heard = caps.of(person);
        caps.remove(person);
        if (!left.isEmpty() || !heard.isEmpty()) {
            out.accept(to, new Decision.Carry(new CarriedRow(null, new LeftRow(heard, left))));
        }
    }

    private void erase(String person, long before) {
        people.erase(person, before);
        pending.of(person).forEach(one -> pending.remove(person, one.id()));
        caps.remove(person);
        out.accept(person, new Decision.Told(new ToDeliver.Forget()));
    }

    /** From somebody who turned out to be this person. */
    void receive(String person, LeftRow left) {
        left.getPending().forEach(one -> pending.put(person, one.getId(), one.getPending()));
        left.getCaps().forEach((campaign, heard) -> {
            List<Long> times = new ArrayList<>(caps.times(person, campaign));
            times.addAll(heard.getTimes());
            times.sort(null);
            caps.put(person, campaign, times);
        });
    }
}
