/** The rows of the table, each a file; {@link dev.appizer.bench.row.BenchRows} is the list of them. */
@NullMarked
package dev.appizer.bench.row;

import org.jspecify.annotations.NullMarked;
