// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.store.EventStore;
import dev.appizer.analytics.store.EventStoreContract;
import java.nio.file.Path;

/** The suite itself: a store that does nothing but what it must passes it. */
class ReferenceStoreTest extends EventStoreContract {

    private final ReferenceRows rows = new ReferenceRows();

    @Override
    protected EventStore open(Path directory) {
        return new ReferenceStore(rows);
    }
}
