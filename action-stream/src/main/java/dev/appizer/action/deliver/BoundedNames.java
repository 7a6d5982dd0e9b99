// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Names for tags of meters: the first ones that come, and one for all others. For any threads. */
final class BoundedNames {

    private static final String OTHER = "other";

    private final int most;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    BoundedNames(int most) {
        this.most = most;
    }

    String of(String name) {
        return known.contains(name) || isNew(name) ? name : OTHER;
    }

    private synchronized boolean isNew(String name) {
        return known.contains(name) || (known.size() < most && known.add(name));
    }
}
