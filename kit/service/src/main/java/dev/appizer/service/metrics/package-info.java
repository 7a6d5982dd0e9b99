/** Metrics: one registry for the process, in the text format of Prometheus. */
@NullMarked
package dev.appizer.service.metrics;

import org.jspecify.annotations.NullMarked;
