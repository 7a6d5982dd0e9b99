// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.reference.SentEvent;
import dev.appizer.filter.value.EqualTo;
import dev.appizer.schemas.ValueList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** However many properties there are, and of whatever types. */
interface WidthContract extends Told {

    int WIDE = 70;

    /** Of each type some, in the order of the numbers or the other way round. */
    private static Map<String, Object> wide(int shift) {
        Map<String, Object> properties = new HashMap<>();
        for (int n = 0; n < WIDE; n++) {
            Object value = switch ((n + shift) % 5) {
                case 0 -> n + 0.25;
                case 1 -> n % 2 == 0;
                case 2 -> Long.MAX_VALUE - n;
                case 3 -> new ValueList(List.of("text " + n));
                default -> "text " + n;
            };
            properties.put("p" + n, value);
        }
        return properties;
    }

    private void agree(String path) {
        story().agreement().on(Ask.events(Ask.property(path), new Field.EventName()));
        story().agreement().on(Ask.trend(Measure.SUM, path));
        story().agreement().on(Ask.trend(Ask.step("a"), Measure.MAX, path, List.of(Ask.property(path))));
        for (Object wanted : List.of(30.25, true, Long.MAX_VALUE - 32, "text 34")) {
            FieldFilter filter = new FieldFilter(Ask.property(path), new EqualTo(wanted));
            Step any = new Step(Optional.empty(), List.of(filter));
            story().agreement().on(Ask.trend(any, Measure.USERS, null, List.of(new Field.EventName())));
            story().agreement().on(Ask.trend(Ask.step("b", filter), Measure.EVENTS, null, List.of()));
        }
        story().agreement().on(Ask.events(new Field.Trait(path)));
    }

    @Test
    default void everyPropertyOfWideEventsCanBeAskedFor() {
        List<SentEvent> events = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            String name = n % 2 == 0 ? "a" : "b";
            events.add(story().event(name, "user:" + n, "2024-05-01T10:00:00Z", wide(n)));
        }
        story().send(events);
        story().send("c", null, "2024-05-01T10:00:00Z", Map.of("p69", 1L));
        story().person("user:1", wide(1), Set.of());
        story().person("user:2", wide(2), Set.of());

        story().agreement().onTheCatalogue();
        for (int n = 30; n < WIDE; n += 3) {
            agree("p" + n);
        }
        story().reopen();
        agree("p69");
        story().erase("user:1", "2025-01-01T00:00:00Z");
        story().agreement().onTheCatalogue();
        agree("p68");
    }
}
