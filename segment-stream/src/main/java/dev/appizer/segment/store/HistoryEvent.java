// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.model.Moment;
import dev.appizer.segment.condition.Facts;
import dev.appizer.segment.rows.MomentRow;
import dev.appizer.segment.rows.Moments;
import dev.appizer.streams.state.TypedValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as it lies in the history; its properties are decoded when one is asked for. */
final class HistoryEvent implements Facts.Event {

    private final Moment moment;
    private final byte[] encoded;
    private @Nullable Map<String, @Nullable Object> properties;

    HistoryEvent(String identifier, MomentRow moment, byte[] encoded) {
        this.moment = Moments.of(moment, identifier);
        this.encoded = encoded;
    }

    @Override
    public Moment moment() {
        return moment;
    }

    @Override
    public @Nullable Object property(String topLevelKey) {
        if (properties == null) {
            properties = TypedValues.mapOf(encoded);
        }
        return properties.get(topLevelKey);
    }
}
