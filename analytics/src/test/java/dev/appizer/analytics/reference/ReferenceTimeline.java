// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.store.Timeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All events of one person, each judged when it is asked for. */
record ReferenceTimeline(List<SentEvent> events, Kind kind, ReferenceFields fields) implements Timeline {

    /** What is shown of events. */
    record Kind(List<Step> steps, @Nullable Field breakdown) {}

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public long time(int event) {
        return events.get(event).eventTime();
    }

    @Override
    public int steps(int event) {
        int mask = 0;
        for (int step = 0; step < kind.steps().size(); step++) {
            if (fields.takes(events.get(event), kind.steps().get(step))) {
                mask |= 1 << step;
            }
        }
        return mask;
    }

    @Override
    public @Nullable Object group(int event) {
        return kind.breakdown() == null ? null : fields.value(events.get(event), kind.breakdown());
    }
}
