// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.EventStore;
import dev.appizer.analytics.store.EventStoreContract;
import dev.appizer.service.keys.KeyedHash;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

class DuckDbStoreTest extends EventStoreContract {

    private static final int MEGABYTES = 512;

    @Override
    protected EventStore open(Path directory) {
        DuckDbSettings settings =
                new DuckDbSettings(directory.resolve("events.duckdb"), MEGABYTES, 2, Duration.ofMinutes(1));
        return DuckDbStore.open(settings, new KeyedHash(Optional.of("a key of tests")), Clock.systemUTC());
    }
}
