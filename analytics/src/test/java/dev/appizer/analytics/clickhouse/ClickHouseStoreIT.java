// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.EventStore;
import dev.appizer.analytics.store.EventStoreContract;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("chaos")
class ClickHouseStoreIT extends EventStoreContract {

    private static @Nullable ClickHouseUnderTest clickHouse;

    @BeforeAll
    static void start(@TempDir Path data) {
        clickHouse = new ClickHouseUnderTest(data);
    }

    @AfterAll
    static void stop() {
        if (clickHouse != null) {
            clickHouse.close();
        }
    }

    @Override
    protected EventStore open(Path directory) {
        return Objects.requireNonNull(clickHouse).open(directory);
    }
}
