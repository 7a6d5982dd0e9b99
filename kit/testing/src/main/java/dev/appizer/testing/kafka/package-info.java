// SPDX-License-Identifier: Apache-2.0
/**
 * Real Kafka for integration tests, with or without Docker.
 *
 * <p>{@link dev.appizer.testing.kafka.KafkaUnderTest} is one broker for all tests of a JVM, given by
 * {@link dev.appizer.testing.kafka.KafkaExtension}; tests keep apart by the topic prefix.
 * {@link dev.appizer.testing.kafka.KafkaCluster} is three brokers for one test that kills some.
 */
@NullMarked
package dev.appizer.testing.kafka;

import org.jspecify.annotations.NullMarked;
