// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was made.
 *
 * @param name its place in {@link ManyEvents#NAMES}
 * @param identifier whose it is: an even number is a user, the odd one behind it a visitor; {@link #NOBODY}: a system event
 * @param message the number in its messageId
 * @param properties as records hold them
 */
record MadeEvent(
        int name,
        int identifier,
        long time,
        long received,
        int position,
        long message,
        Map<String, Object> properties) {

    static final int NOBODY = -1;

    static @Nullable String text(int identifier) {
        if (identifier == NOBODY) {
            return null;
        }
        return identifier % 2 == 0 ? "user:u" + identifier / 2 : "anonymous:v" + identifier / 2;
    }

    static String messageId(long message) {
        return "m-" + message;
    }

    Batch.Event toStore(int partition, long offset) {
        return new Batch.Event(
                partition,
                offset,
                ManyEvents.NAMES.get(name),
                text(identifier),
                time,
                received,
                position,
                messageId(message),
                FlatValue.of(properties),
                false);
    }
}
