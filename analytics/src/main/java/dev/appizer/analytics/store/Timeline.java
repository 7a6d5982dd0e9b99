// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import org.jspecify.annotations.Nullable;

/** Events of one person, in their order: by event time, then stamp. Valid until the consumer that it is shown to returns. */
public interface Timeline {

    /** How many events. */
    int size();

    /** When one happened, in microseconds since the epoch. */
    long time(int event);

    /** Which steps it takes: bit n for step n. */
    int steps(int event);

    /** The value of the breakdown on it: a value as properties hold them; null where there is none. */
    @Nullable
    Object group(int event);
}
