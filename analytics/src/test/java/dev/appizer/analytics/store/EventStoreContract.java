// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What every store of events does; each has a test that extends this and says how it is opened. */
public abstract class EventStoreContract
        implements TrendContract,
                GroupContract,
                FilterContract,
                FunnelContract,
                RetentionContract,
                PeopleContract,
                ErasureContract,
                WritingContract,
                NamesContract,
                WidthContract,
                HistoriesContract {

    @TempDir
    @Nullable
    Path directory;

    private @Nullable Story story;

    /** Opens the store that is kept in a directory, or makes one. */
    protected abstract EventStore open(Path directory);

    @Override
    public final Story story() {
        Story begun = story;
        if (begun == null) {
            begun = new Story(this::open, Objects.requireNonNull(directory));
            story = begun;
        }
        return begun;
    }

    @AfterEach
    void close() {
        if (story != null) {
            story.close();
        }
    }
}
