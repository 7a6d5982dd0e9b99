// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import dev.appizer.analytics.clickhouse.ClickHouseUnderTest;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The part of the contract in which ClickHouse is least like DuckDB. */
@Tag("long")
class ClickHouseSmokeIT implements WritingContract {

    private static @Nullable ClickHouseUnderTest clickHouse;
    private @Nullable Story story;

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

    @BeforeEach
    void open(@TempDir Path directory) {
        story = new Story(Objects.requireNonNull(clickHouse)::open, directory);
    }

    @AfterEach
    void close() {
        if (story != null) {
            story.close();
        }
    }

    @Override
    public Story story() {
        return Objects.requireNonNull(story);
    }
}
