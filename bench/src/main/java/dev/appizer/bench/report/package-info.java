/** What a run tells at its end: the table of costs, and how long an event takes. */
@NullMarked
package dev.appizer.bench.report;

import org.jspecify.annotations.NullMarked;
