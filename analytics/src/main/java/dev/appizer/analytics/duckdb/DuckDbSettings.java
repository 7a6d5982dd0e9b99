// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How DuckDB is run.
 *
 * @param file its file; made where there is none
 * @param memoryMegabytes of all questions and the ingest together; what needs more goes to a folder beside the file
 * @param threads of all questions together
 * @param patience how long a question may take
 * @param retention of which days events are kept; all where it is empty
 */
public record DuckDbSettings(
        Path file, int memoryMegabytes, int threads, Duration patience, Optional<Duration> retention) {

    /** Keeps all. */
    public DuckDbSettings(Path file, int memoryMegabytes, int threads, Duration patience) {
        this(file, memoryMegabytes, threads, patience, Optional.empty());
    }
}
