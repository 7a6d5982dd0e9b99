// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.decide.PendingStore.Pending;
import dev.appizer.action.deliver.ToDeliver;
import dev.appizer.action.rows.ChangeRow;
import dev.appizer.action.rows.EventRow;
import dev.appizer.action.rows.PendingRow;
import dev.appizer.filter.value.Span;
import dev.appizer.schemas.DeliveryState;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentChange;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Brings what has set campaigns off to its end: does what the {@link Judge} says. */
final class Settle {

    static final String AGAIN = "The opposite happened before it was sent";

    private final Campaigns campaigns;
    private final PeopleStore people;
    private final PendingStore pending;
    private final CapStore caps;
    private final Leave leave;
    private final Judge judge;
    private final BiConsumer<String, Decision> out;
    private final DecideMeters meters;

    Settle(
            Campaigns campaigns,
            PeopleStore people,
            PendingStore pending,
            CapStore caps,
            Leave leave,
            Judge judge,
            BiConsumer<String, Decision> out,
            DecideMeters meters) {
        this.campaigns = campaigns;
        this.people = people;
        this.pending = pending;
        this.caps = caps;
        this.leave = leave;
        this.judge = judge;
        this.out = out;
        this.meters = meters;
    }

    /** Takes something new: what needn't wait is decided at once. */
    void begin(Pending begun, long now) {
        if (pending.get(begun.person(), begun.id()) != null) {
            return;
        }
        if (begun.row().getDueAt() <= now) {
            settle(begun, false, now);
        } else {
            boolean delayed = isDelayed(begun.row());
            keep(begun, begun.row().getDueAt(), delayed ? "Delay" : "");
        }
    }

    private boolean isDelayed(PendingRow row) {
        @Nullable Known known = campaigns.get(row.getCampaign());
        return known != null && known.campaign().trigger().delay() > 0;
    }

    /** There is news of somebody: what waits for it is looked at. */
    void look(String person, long now) {
        pending.waiting(person).forEach(waiting -> again(waiting, false, now));
    }

    /**
     * The opposite of an earlier change calls off what is delayed or put off; what isn't is decided as it is now, since no
     * profile that agrees will come any more.
     */
    void overtake(String person, SegmentChange change, long now) {
        for (Pending before : pending.of(person, change.getSegmentId())) {
            if (before.row().getCause() instanceof ChangeRow cause
                    && !cause.getTransition().equals(change.getTransition().name())) {
                if (before.row().getTold()) {
                    callOff(before, AGAIN);
                } else {
                    again(before, true, now);
                }
            }
        }
    }

    /** Settles one that was found before others were settled, which may have taken it along. */
    void again(Pending asked, boolean overtaken, long now) {
        if (pending.get(asked.person(), asked.id()) != null) {
            settle(asked, overtaken, now);
        }
    }

    private void settle(Pending asked, boolean overtaken, long now) {
        @Nullable Profile profile = people.profile(asked.person());
        if (profile == null && asked.row().getCause() instanceof EventRow && carry(asked)) {
            return;
        }
        @Nullable Known known = campaigns.get(asked.row().getCampaign());
        List<Long> times = caps.times(asked.person(), asked.row().getCampaign());
        Verdict verdict = judge.judge(
                new Judge.Case(
                        asked, known, campaigns.isUnreadable(asked.row().getCampaign()), profile, times, overtaken),
                now);
        if (verdict instanceof Verdict.Send send) {
            send(asked, send);
        } else if (verdict instanceof Verdict.Wait wait) {
            keep(asked, wait.until(), wait.why());
        } else if (verdict instanceof Verdict.CallOff off) {
            callOff(asked, off.why());
        } else if (verdict instanceof Verdict.Suppress suppress) {
            suppress(asked, suppress);
        } else if (verdict instanceof Verdict.Fail fail) {
            end(asked, "unrenderable", DeliveryState.FAILED, fail.why(), true);
        }
    }

    /** What somebody did before they were merged into another counts as the other's. */
    private boolean carry(Pending asked) {
        if (people.mergedInto(asked.person()) == null) {
            return false;
        }
        pending.put(asked.person(), asked.id(), asked.row());
        return leave.follow(asked.person());
    }

    private void send(Pending asked, Verdict.Send send) {
        pending.remove(asked.person(), asked.id());
        if (!send.times().isEmpty()) {
            caps.put(asked.person(), asked.row().getCampaign(), send.times());
            leave.follow(asked.person());
        }
        tell(asked, new ToDeliver.Send(send.notification()));
    }

    private void keep(Pending asked, long until, String why) {
        PendingRow row = PendingRow.newBuilder(asked.row())
                .setDueAt(until)
                .setTold(asked.row().getTold() || !why.isEmpty())
                .build();
        pending.put(asked.person(), asked.id(), row);
        boolean isNews = !asked.row().getTold() || !why.equals(Judge.PAUSED);
        if (isNews && !why.isEmpty()) {
            tell(asked, note(asked, DeliveryState.SCHEDULED, until, why));
        }
    }

    private void callOff(Pending asked, String why) {
        end(asked, "called-off", DeliveryState.CANCELLED, why, asked.row().getTold());
    }

    /** Of those who were told nothing there is nothing to take back; they may be every other event. */
    private void suppress(Pending asked, Verdict.Suppress suppress) {
        end(
                asked,
                suppress.reason(),
                DeliveryState.SUPPRESSED,
                suppress.why(),
                asked.row().getTold());
    }

    private void end(Pending asked, String reason, DeliveryState state, String why, boolean told) {
        pending.remove(asked.person(), asked.id());
        meters.withheld(asked.row().getCampaign(), reason);
        if (told) {
            tell(asked, note(asked, state, Span.FOREVER, why));
        }
    }

    private ToDeliver.Note note(Pending asked, DeliveryState state, long dueAt, String why) {
        @Nullable Known known = campaigns.get(asked.row().getCampaign());
        return new ToDeliver.Note(
                asked.id(),
                asked.row().getCampaign(),
                known == null ? 0 : known.row().getVersion(),
                asked.row().getCreatedAt(),
                state,
                dueAt,
                known == null ? "" : known.campaign().action().channel(),
                why);
    }

    private void tell(Pending asked, ToDeliver toDeliver) {
        out.accept(asked.person(), new Decision.Told(toDeliver));
    }
}
