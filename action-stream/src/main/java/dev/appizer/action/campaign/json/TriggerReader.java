// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import dev.appizer.action.campaign.Trigger;
import dev.appizer.filter.json.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what sets a campaign off: one of {@code {"segment",…}}, {@code {"event",…}} and {@code {"query",…}}. */
final class TriggerReader {

    static final Trigger STAND_IN = new Trigger.OnEvent("", List.of(), 0);

    private static final List<String> KINDS = List.of("segment", "event", "query");
    private static final Duration LONGEST_DELAY = Duration.ofDays(365);
    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(1);

    private TriggerReader() {}

    /** Empty once it was reported that its kind can't be told. */
    static Optional<Trigger> read(Part part) {
        if (!part.isObject("A trigger")) {
            return Optional.empty();
        }
        List<String> kinds =
                KINDS.stream().filter(kind -> part.field(kind).isPresent()).toList();
        if (kinds.size() != 1) {
            part.report("Give one of segment, event and query: what sets the campaign off.");
            return Optional.empty();
        }
        return Optional.of(
                switch (kinds.get(0)) {
                    case "segment" -> onSegment(part);
                    case "event" -> onEvent(part);
                    default -> QueryTriggerReader.read(part);
                });
    }

    private static Trigger onSegment(Part part) {
        part.allowOnly("A trigger by a segment", "segment", "on", "delay", "includeBackfill");
        return new Trigger.OnSegment(
                Members.segment(part.field("segment")),
                Members.choice(part.field("on"), "a change", "ENTERED", "EXITED"),
                delay(part.field("delay")),
                Members.flag(part.field("includeBackfill")));
    }

    private static Trigger onEvent(Part part) {
        part.allowOnly("A trigger by an event", "event", "where", "delay");
        return new Trigger.OnEvent(
                part.field("event").text("the name of an event"),
                PropertyFilterReader.where(part.field("where")),
                delay(part.field("delay")));
    }

    private static long delay(Part part) {
        return part.isPresent() ? Members.duration(part, SHORTEST_DELAY, LONGEST_DELAY) : 0;
    }
}
