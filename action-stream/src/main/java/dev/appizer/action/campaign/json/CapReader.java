// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import dev.appizer.action.campaign.Cap;
import dev.appizer.filter.json.Durations;
import dev.appizer.filter.json.Part;
import java.util.Optional;

/** Reads {@code {"count","within"}}. */
final class CapReader {

    /** So many times are remembered for each person. */
    private static final int MOST = 1_000;

    private CapReader() {}

    static Optional<Cap> read(Part part) {
        if (!part.isPresent() || !part.isObject("A cap")) {
            return Optional.empty();
        }
        part.allowOnly("A cap", "count", "within");
        Part count = part.field("count");
        int times = count.json().isInt() ? count.json().intValue() : 0;
        if (times < 1 || times > MOST) {
            count.report("Give how many times at most, a whole number from 1 to " + MOST + ".");
        }
        return Optional.of(new Cap(times, Durations.read(part.field("within"))));
    }
}
