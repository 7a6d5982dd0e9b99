// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something happened. Without any id it is a system event or a metric, of nobody. */
public final class Track extends Call<Track> {

    private Track(Fields members, Fields content) {
        super(members, content);
    }

    /**
     * Starts a call.
     *
     * @param event what happened, as a name of 1 to 255 characters: {@code purchase_completed}
     */
    public static Track of(String event) {
        return new Track(Fields.NONE.with("event", event), Fields.NONE);
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
    String type() {
        return "track";
    }

    @Override
    String section() {
        return "properties";
    }

    @Override
    Track with(Fields members, Fields content) {
        return new Track(members, content);
    }
}
