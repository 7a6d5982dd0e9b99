// SPDX-License-Identifier: Apache-2.0
/**
 * What a stage shows of itself beside Kafka Streams' own metrics: whether it runs, how far behind it is, what it has taken
 * and told, and whether that balances.
 */
@NullMarked
package dev.appizer.streams.metrics;

import org.jspecify.annotations.NullMarked;
