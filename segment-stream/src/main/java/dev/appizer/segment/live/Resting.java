// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.store.ShipmentStore.Shipment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is aliased to and fro stays where its rows are until that is over: its register turns with each alias, its rows
 * move once. This is about the pace alone, so a restart may forget it.
 */
final class Resting {

    private static final long AGAIN_WITHIN_MILLIS = 1_000;
    private static final long REST_MILLIS = 250;
    private static final int MOST = 1_000;

    private final Map<Shipment, Left> lately = new LinkedHashMap<>();

    private record Left(long atMillis, long restsUntilMillis) {}

    /** Takes notice that an identifier leaves a place; whether it rests there, since it left it a moment ago as well. */
    boolean rests(Shipment leaving, long nowMillis) {
        @Nullable Left before = lately.remove(leaving);
        boolean again = before != null && nowMillis - before.atMillis < AGAIN_WITHIN_MILLIS;
        lately.put(leaving, new Left(nowMillis, again ? nowMillis + REST_MILLIS : nowMillis));
        if (lately.size() > MOST) {
            lately.remove(lately.keySet().iterator().next());
        }
        return again;
    }

    boolean isResting(Shipment shipment, long nowMillis) {
        @Nullable Left left = lately.get(shipment);
        return left != null && nowMillis < left.restsUntilMillis;
    }
}
