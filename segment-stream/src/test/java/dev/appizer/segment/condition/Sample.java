// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Facts for tests, each given by hand. */
record Sample(
        Map<String, Object> traits,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        boolean anonymous,
        Map<String, Long> counts)
        implements Facts {

    static Sample nobody() {
        return new Sample(Map.of(), null, null, true, Map.of());
    }

    Sample with(String trait, Object value) {
        Map<String, Object> more = new HashMap<>(traits);
        more.put(trait, value);
        return new Sample(more, firstSeen, lastSeen, anonymous, counts);
    }

    Sample seen(String first, String last) {
        return new Sample(traits, Instant.parse(first), Instant.parse(last), anonymous, counts);
    }

    Sample known() {
        return new Sample(traits, firstSeen, lastSeen, false, counts);
    }

    Sample did(String event, long times) {
        Map<String, Long> more = new HashMap<>(counts);
        more.put(event, times);
        return new Sample(traits, firstSeen, lastSeen, anonymous, more);
    }

    @Override
    public @Nullable Object trait(String topLevelKey) {
        return traits.get(topLevelKey);
    }

    @Override
    public long count(String event) {
        return counts.getOrDefault(event, 0L);
    }

    @Override
    public void eachEvent(String event, long after, Supplier<EventVisitor> visitors) {
        if (after <= 0) {
            throw new UnsupportedOperationException("These facts know how many events there were, and no single one");
        }
    }
}
