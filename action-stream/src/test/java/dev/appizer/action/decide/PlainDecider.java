// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides as docs/campaigns.md says, with lists in memory and a look at everything every minute. It shares nothing with the
 * code under test.
 */
final class PlainDecider {

    /**
     * A campaign on the segment s, or on the event e where {@code entered} is null.
     *
     * @param cap how many within a day; 0: any number
     * @param quiet whether it is quiet from 22:00 to 07:30 in Berlin
     */
    record Plan(String id, @Nullable Boolean entered, Duration delay, int cap, boolean quiet) {

        String json() {
            String trigger =
                    entered == null ? "{'event':'e'" : "{'segment':'s','on':'" + (entered ? "ENTERED" : "EXITED") + "'";
            String wait = delay.isZero() ? "" : ",'delay':'" + delay + "'";
            String most = cap == 0 ? "" : ",'cap':{'count':" + cap + ",'within':'P1D'}";
            String night = quiet ? ",'quietHours':{'from':'22:00','to':'07:30','timeZone':'Europe/Berlin'}" : "";
            return "{'trigger':" + trigger + wait + "}" + most + night
                    + ",'action':{'webhook':{'url':'https://example.org/'}}}";
        }
    }

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final List<Plan> plans;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, List<Instant>> heard = new HashMap<>();
    private final Set<String> shown = new HashSet<>();
    private final Set<String> people = new HashSet<>();
    private final List<DecideDriver.Sent> sent = new ArrayList<>();

    private static final class Waiting {
        final Plan plan;
        final String person;
        Instant due;
        boolean delayed;

        Waiting(Plan plan, String person, Instant due, boolean delayed) {
            this.plan = plan;
            this.person = person;
            this.due = due;
            this.delayed = delayed;
        }
    }

    PlainDecider(List<Plan> plans) {
        this.plans = plans;
    }

    void change(String person, boolean entered, Instant now) {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            if (one.person.equals(person) && one.plan.entered() != null && one.plan.entered() != entered) {
                if (!one.delayed) {
                    end(one, now); // or it is night, and then it is off
                }
                each.remove();
            }
        }
        for (Plan plan : plans) {
            if (plan.entered() != null && plan.entered() == entered) {
                waiting.add(new Waiting(
                        plan, person, now.plus(plan.delay()), !plan.delay().isZero()));
            }
        }
        look(now);
    }

    void event(String person, Instant now) {
        for (Plan plan : plans) {
            if (plan.entered() == null) {
                Duration settle = Duration.ofMinutes(1);
                Duration wait = plan.delay().compareTo(settle) > 0 ? plan.delay() : settle;
                waiting.add(new Waiting(plan, person, now.plus(wait), false));
            }
        }
    }

    void profile(String person, boolean isIn, Instant now) {
        people.add(person);
        if (isIn) {
            shown.add(person);
        } else {
            shown.remove(person);
        }
        look(now);
    }

    /** Whoever is due and known as they have to be hears of it. */
    void look(Instant now) {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            if (!one.due.isAfter(now) && agrees(one) && end(one, now)) {
                each.remove();
            }
        }
    }

    private boolean agrees(Waiting one) {
        return one.plan.entered() == null
                ? people.contains(one.person)
                : shown.contains(one.person) == one.plan.entered();
    }

    /** Whether it has come to an end; else it is put off to the end of the night. */
    private boolean end(Waiting one, Instant now) {
        if (one.plan.quiet() && isNight(now)) {
            Instant morning = now;
            while (isNight(morning)) {
                morning = morning.plusSeconds(60);
            }
            one.due = morning;
            one.delayed = true;
            return false;
        }
        List<Instant> times = heard.computeIfAbsent(one.plan.id() + " " + one.person, key -> new ArrayList<>());
        Instant since = now.minus(Duration.ofDays(1));
        if (one.plan.cap() == 0 || times.stream().filter(since::isBefore).count() < one.plan.cap()) {
            times.add(now);
            sent.add(new DecideDriver.Sent(one.plan.id(), one.person, now));
        }
        return true;
    }

    private static boolean isNight(Instant now) {
        LocalTime time = now.atZone(BERLIN).toLocalTime();
        return !time.isBefore(LocalTime.of(22, 0)) || time.isBefore(LocalTime.of(7, 30));
    }

    List<DecideDriver.Sent> sent() {
        return sent;
    }
}
