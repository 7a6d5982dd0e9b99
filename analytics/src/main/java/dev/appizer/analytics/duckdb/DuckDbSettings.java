// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How DuckDB is run.
 *
 * @param file its file; made where there is none
 * @param memory of all questions and the ingest together, in bytes; more goes to a folder beside the file
 * @param threads of all questions together
 * @param patience how long a question may take
 */
public record DuckDbSettings(Path file, long memory, int threads, Duration patience) {}
