// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import dev.appizer.filter.PropertyPath;
import dev.appizer.filter.value.ValueTest;

/** A property, and what its value has to be. */
public record PropertyFilter(PropertyPath path, ValueTest test) {

    /**
     * Whether one of these has such a value.
     *
     * @param now microseconds since the epoch
     */
    public boolean holds(PropertyPath.Members members, long now) {
        return test.when(path.in(members)).contains(now);
    }
}
