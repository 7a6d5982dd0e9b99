/**
 * The lab: a real broker, a registry, topics, and the processes that are measured.
 *
 * <pre>
 * this process: callers, registry ─→ broker (a process of its own) ←─ the measured process
 * </pre>
 */
@NullMarked
package dev.appizer.bench.lab;

import org.jspecify.annotations.NullMarked;
