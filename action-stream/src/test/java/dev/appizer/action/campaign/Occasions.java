// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import dev.appizer.action.rows.AnswerRow;
import dev.appizer.action.rows.ChangeRow;
import dev.appizer.action.rows.EventRow;
import dev.appizer.filter.value.Exists;
import dev.appizer.streams.state.TypedValues;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Occasions of each kind, at 2026-01-01T12:00:00Z. */
final class Occasions {

    static final long NOW = 1_767_268_800_000_000L;
    static final Trigger ON_ENTRY = new Trigger.OnSegment("s", true, 0, false);
    static final Trigger ON_EXIT = new Trigger.OnSegment("s", false, 0, false);
    static final Trigger ON_EVENT = new Trigger.OnEvent("purchase", List.of(), 0);
    static final Trigger ON_ANSWER = new Trigger.OnAnswer("{}", 1, new Exists(), 1);

    private Occasions() {}

    static Occasion of(Trigger trigger, Action action, Person person) {
        return of(trigger, action, person, Map.of());
    }

    static Occasion of(Trigger trigger, Action action, Person person, Map<String, Object> defaults) {
        QuietHours quiet =
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0), Optional.of("tz"), ZoneId.of("Europe/Berlin"));
        Campaign campaign = new Campaign(
                "c", "The \"c\"", trigger, Audience.EVERYBODY, Optional.empty(), Optional.of(quiet), action, defaults);
        boolean nobody = trigger instanceof Trigger.OnAnswer;
        return new Occasion(
                "id",
                campaign,
                7,
                nobody ? "" : "user:u1",
                nobody ? Optional.empty() : Optional.of(person),
                cause(trigger),
                NOW - 5,
                NOW);
    }

    private static Object cause(Trigger trigger) {
        if (trigger instanceof Trigger.OnSegment change) {
            return new ChangeRow("s", 3L, change.entered() ? "ENTERED" : "EXITED", "TRAIT", NOW - 1, NOW, "m");
        } else if (trigger instanceof Trigger.OnEvent) {
            return new EventRow(
                    "user:u",
                    "purchase",
                    "m",
                    NOW - 1_000_000,
                    NOW,
                    TypedValues.ofMap(People.values("{'total':9.5,'n':null}")));
        }
        return new AnswerRow(100.0, NOW);
    }
}
