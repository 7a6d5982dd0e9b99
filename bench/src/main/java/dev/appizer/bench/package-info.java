/**
 * {@code ./appizer bench}: what an event costs, beside what Kafka itself costs on the same machine in the same run.
 *
 * <pre>
 * BenchOptions → Lab (broker, registry) → each BenchRow of BenchRows → Outcome → Header and CostTable
 * </pre>
 *
 * Each row is a process of its own, so that its CPU time can be told from the broker's and the callers'.
 */
@NullMarked
package dev.appizer.bench;

import org.jspecify.annotations.NullMarked;
