// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.campaign.Campaign;
import dev.appizer.action.campaign.Cap;
import dev.appizer.action.campaign.Content;
import dev.appizer.action.campaign.Occasion;
import dev.appizer.action.campaign.Person;
import dev.appizer.action.campaign.QuietWindow;
import dev.appizer.action.campaign.Trigger;
import dev.appizer.action.campaign.UnrenderableException;
import dev.appizer.action.decide.PendingStore.Pending;
import dev.appizer.action.decide.Verdict.CallOff;
import dev.appizer.action.decide.Verdict.Fail;
import dev.appizer.action.decide.Verdict.Send;
import dev.appizer.action.decide.Verdict.Suppress;
import dev.appizer.action.decide.Verdict.Wait;
import dev.appizer.action.rows.AnswerRow;
import dev.appizer.action.rows.ChangeRow;
import dev.appizer.action.rows.EventRow;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.filter.value.Span;
import dev.appizer.schemas.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides about what has set a campaign off: whether it still holds, whether it is for them, whether now is the time, and
 * whether they have heard enough. A function of what it is given.
 */
final class Judge {

    /** Why something waits whose campaign is paused. */
    static final String PAUSED = "The campaign is paused";

    /** Until a campaign that is paused is looked at again. */
    private static final long PAUSE = Duration.ofMinutes(1).toNanos() / 1_000;

    private final Content content;

    Judge(Content content) {
        this.content = content;
    }

    /**
     * What is to be judged.
     *
     * @param known null where the campaign is not there any more, or can't be read here
     * @param unreadable whether it is there and can't be read
     * @param profile null where there is none
     * @param times when they heard of the campaign, as far as its cap needs it
     * @param overtaken whether the opposite has happened since, so that no profile can agree any more
     */
    record Case(
            Pending pending,
            @Nullable Known known,
            boolean unreadable,
            @Nullable Profile profile,
            List<Long> times,
            boolean overtaken) {

        Object cause() {
            return pending.row().getCause();
        }

        Optional<Person> person() {
            return cause() instanceof AnswerRow ? Optional.empty() : Optional.of(Person.of(pending.person(), profile));
        }

        Occasion occasion(Known campaign, long now) {
            return new Occasion(
                    pending.id(),
                    campaign.campaign(),
                    campaign.row().getVersion(),
                    cause() instanceof AnswerRow ? "" : pending.person(),
                    person(),
                    cause(),
                    pending.row().getCreatedAt(),
                    now);
        }
    }

    /** @param now microseconds */
    Verdict judge(Case asked, long now) {
        @Nullable Known known = asked.known();
        if (asked.unreadable()) {
            return new Wait(now + PAUSE, "");
        } else if (known == null || known.isAnother(asked.pending().row().getCreatedAt())) {
            return new CallOff("The campaign was deleted");
        } else if (!isOf(known.campaign().trigger(), asked.cause())) {
            return new CallOff("The campaign was edited, and this does not set it off any more");
        } else if (!known.row().getActive()) {
            return asked.overtaken() ? new CallOff(Settle.AGAIN) : new Wait(now + PAUSE, PAUSED);
        } else if (isAhead(asked)) {
            return new Wait(Span.FOREVER, "");
        }
        return judge(asked, known, now);
    }

    private static boolean isOf(Trigger trigger, Object cause) {
        if (trigger instanceof Trigger.OnSegment on) {
            return cause instanceof ChangeRow change
                    && on.segment().equals(change.getSegment())
                    && on.entered() == Triggers.isEntry(change);
        } else if (trigger instanceof Trigger.OnEvent on) {
            return cause instanceof EventRow event && on.event().equals(event.getName());
        }
        return cause instanceof AnswerRow;
    }

    /** The profile that comes with a change comes on another topic, and that of somebody new behind their event. */
    private static boolean isAhead(Case asked) {
        @Nullable Profile profile = asked.profile();
        if (asked.cause() instanceof ChangeRow change) {
            boolean isIn = profile != null && profile.getSegments().contains(change.getSegment());
            return isIn != Triggers.isEntry(change) && !asked.overtaken();
        }
        return asked.cause() instanceof EventRow && profile == null;
    }

    private Verdict judge(Case asked, Known known, long now) {
        Campaign campaign = known.campaign();
        Optional<Person> person = asked.person();
        if (person.isPresent() && !campaign.audience().holds(person.get(), now)) {
            return new Suppress("audience", "They are not in the campaign's audience");
        }
        Optional<QuietWindow> quiet = campaign.quietHours().map(hours -> hours.window(person));
        if (quiet.isPresent() && quiet.get().isQuiet(now)) {
            return asked.overtaken()
                    ? new CallOff(Settle.AGAIN)
                    : new Wait(quiet.get().endAfter(now), "Quiet hours");
        }
        Optional<Cap> cap = campaign.cap();
        if (cap.isPresent() && !cap.get().allows(asked.times(), now)) {
            return new Suppress("cap", "They have heard of the campaign as often as its cap allows");
        }
        return write(asked, known, now);
    }

    private Verdict write(Case asked, Known known, long now) {
        try {
            NotificationRow notification = content.of(asked.occasion(known, now));
            Optional<Cap> cap = known.campaign().cap();
            return new Send(
                    notification, cap.map(most -> most.and(asked.times(), now)).orElse(List.of()));
        } catch (UnrenderableException e) {
            return new Fail(String.valueOf(e.getMessage()));
        }
    }
}
