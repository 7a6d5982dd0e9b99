// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.reference.SentEvent;
import dev.appizer.filter.value.Contains;
import dev.appizer.filter.value.EqualTo;
import dev.appizer.filter.value.StartsWith;
import dev.appizer.model.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever something is called. */
interface NamesContract extends Told {

    List<String> NAMES = List.of(
            "'; drop table events; --",
            "\"; drop table events; --",
            "x' OR '1'='1",
            "$.a",
            "$1",
            "?",
            ":name",
            "{n}",
            "a\\",
            "a\"b",
            "a'b",
            "[0]",
            "a[0]",
            "*",
            "%",
            "_",
            "~1",
            "/a/b",
            "null",
            "select",
            "event",
            "Plan",
            "plan",
            "PLAN",
            "plan ",
            " plan",
            "é",
            "e\u0301",
            "ı",
            "İ",
            "ß",
            "ＳＳ",
            "🦆🦆",
            "a\nb",
            "a\tb",
            "a\u0001b",
            ".",
            "..",
            "a.",
            ".a",
            "a..b",
            "n".repeat(255),
            "n".repeat(254) + "m");

    private void agree(String name) {
        story().agreement().on(Ask.events(Ask.property(name), new Field.Trait(name), new Field.InSegment(name)));
        story().agreement().on(Ask.trend(Ask.step(name), Measure.SUM, name, List.of(new Field.EventName())));
        List<FieldFilter> filters = List.of(
                new FieldFilter(new Field.EventName(), new EqualTo(name)),
                new FieldFilter(Ask.property("text"), new Contains(name)),
                new FieldFilter(Ask.property("inner." + name), new StartsWith(name)));
        for (FieldFilter filter : filters) {
            Step step = new Step(Optional.empty(), List.of(filter));
            story().agreement().on(Ask.trend(step, Measure.USERS, null, List.of(filter.field())));
        }
        story().agreement()
                .on(Ask.funnel(Ask.YEAR, Duration.ofDays(1), false, Ask.property("inner." + name), name, name));
    }

    @Test
    default void anythingMayBeCalledAnything() {
        Map<String, Map<String, Object>> people = new HashMap<>();
        List<SentEvent> events = new ArrayList<>();
        long number = 0;
        for (String name : NAMES) {
            String who = "user:" + name;
            people.put(who, Map.of(name, number));
            Map<String, Object> properties =
                    Map.of(name, number, "text", name, "inner", Values.object(Map.of(name, name)));
            for (String time : List.of("2024-05-01T10:00:00Z", "2024-05-01T11:00:00Z")) {
                events.add(story().event(name, who, time, properties));
            }
            number++;
        }
        story().send(events);
        story().people(people);
        story().person("user:plan", Map.of("plan", 1L), Set.copyOf(NAMES));

        story().agreement().onTheCatalogue();
        NAMES.forEach(this::agree);
    }

    @Test
    default void allNamesAreOnOneEvent() {
        Map<String, Object> properties = new HashMap<>();
        NAMES.forEach(name -> properties.put(name, "value of " + name));
        Map<String, Object> nested = new HashMap<>(properties);
        nested.put("object", Values.object(properties));
        story().send("a", "user:1", "2024-05-01T10:00:00Z", properties);
        story().send("a", "user:2", "2024-05-01T10:00:00Z", nested);

        story().agreement().onTheCatalogue();
        for (String name : NAMES) {
            story().agreement().on(Ask.events(Ask.property(name), Ask.property("object." + name)));
        }
    }

    @Test
    default void aNameMayBeEmpty() {
        story().send("", "user:", "2024-05-01T10:00:00Z", Map.of("", 1L, "o", Values.object(Map.of("", 2L))));
        story().send("a", "user:1", "2024-05-01T10:00:00Z", Map.of("a", 1L));

        story().agreement().onTheCatalogue();
        for (String name : List.of("", "o", "o.", "a")) {
            story().agreement().on(Ask.trend(Measure.SUM, name, Ask.property(name)));
        }
        story().agreement().on(Ask.funnel("", "a"));
    }

    /** JSON can write it, and so somebody will. */
    @Test
    default void aTextMayHaveAnyCharacterInIt() {
        String odd = "a\u0000b";
        story().send(odd, "user:" + odd, "2024-05-01T10:00:00Z", Map.of(odd, odd, "a", "a", "text", odd));
        story().send("a", "user:a", "2024-05-01T10:00:00Z", Map.of("a", odd));

        story().agreement().onTheCatalogue();
        for (String path : List.of(odd, "a", "text")) {
            story().agreement().on(Ask.events(Ask.property(path)));
            Step same = new Step(Optional.empty(), List.of(new FieldFilter(Ask.property(path), new EqualTo(odd))));
            story().agreement().on(Ask.trend(same, Measure.EVENTS, null, List.of(new Field.EventName())));
        }
        story().agreement().on(Ask.funnel(odd, "a"));
    }
}
