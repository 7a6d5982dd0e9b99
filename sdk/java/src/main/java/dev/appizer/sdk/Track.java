// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import dev.appizer.sdk.internal.message.Draft;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something happened. Without any id it is a system event or a metric, of nobody. */
public final class Track extends Call<Track> {

    private static final Draft START = Draft.of("track", "properties");

    private Track(Draft draft) {
        super(draft);
    }

    /**
     * Starts a call.
     *
     * @param event what happened, as a name of 1 to 255 characters: {@code purchase_completed}
     */
    public static Track of(String event) {
        return new Track(START.member("event", event));
    }

    /** Says one thing about the event; of a name given twice the last value counts. */
    public Track property(String name, @Nullable Object value) {
        return content(name, value);
    }

    /** Says several things about the event, beside those said before. */
    public Track properties(Map<String, ? extends @Nullable Object> values) {
        return content(values);
    }

    @Override
    Track with(Draft draft) {
        return new Track(draft);
    }
}
