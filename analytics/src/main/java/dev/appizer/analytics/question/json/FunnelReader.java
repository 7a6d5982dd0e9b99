// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.Step;
import dev.appizer.filter.json.Durations;
import dev.appizer.filter.json.Part;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body that asks for a funnel. */
final class FunnelReader {

    private static final int FEWEST_STEPS = 2;
    private static final int MOST_STEPS = 10;
    private static final Duration WINDOW = Duration.ofDays(7);

    private FunnelReader() {}

    private enum Order {
        LOOSE("loose"),
        STRICT("strict");

        private final String jsonName;

        Order(String jsonName) {
            this.jsonName = jsonName;
        }
    }

    static FunnelQuestion read(Part root) {
        if (root.isObject("A funnel")) {
            root.allowOnly(
                    "A funnel", "startDate", "endDate", "timezone", "steps", "window", "order", "breakdown", "limit");
        }
        Order order =
                Members.choice(root.field("order"), "an order", List.of(Order.values()), choice -> choice.jsonName);
        return new FunnelQuestion(
                ZonedRange.read(root).range(),
                steps(root.field("steps")),
                window(root.field("window")),
                order == Order.STRICT,
                breakdown(root.field("breakdown")),
                Members.limit(root.field("limit"), 25));
    }

    private static Duration window(Part part) {
        return part.isPresent() ? Duration.of(Durations.read(part), ChronoUnit.MICROS) : WINDOW;
    }

    private static @Nullable Field breakdown(Part part) {
        return part.isPresent() ? FieldReader.read(part) : null;
    }

    private static List<Step> steps(Part part) {
        List<Part> items = part.json().isArray() ? part.items() : List.of();
        if (items.size() < FEWEST_STEPS || items.size() > MOST_STEPS) {
            part.report(
                    "Give an array of " + FEWEST_STEPS + " to " + MOST_STEPS + " steps, each an event with filters.");
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        for (Part item : items) {
            if (item.isObject("A step")) {
                item.allowOnly("A step", "event", "filters");
                String event = item.field("event").text("the name of an event");
                steps.add(new Step(Optional.of(event), FilterReader.readAll(item.field("filters"))));
            }
        }
        return steps;
    }
}
