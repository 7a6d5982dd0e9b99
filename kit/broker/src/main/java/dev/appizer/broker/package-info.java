// SPDX-License-Identifier: Apache-2.0
/**
 * A real Kafka from Kafka's own jars, for the local mode and for tests: nothing is emulated.
 *
 * <pre>
 * KafkaNodeConfig ─→ KafkaNode      one node in this process (local mode)
 *                 └→ ForkedNode     one node in a child process, which never outlives its parent
 *                      └ ForkedCluster   several of them, to be killed and restarted one by one
 * TopicAdmin      creates topics, and returns only when every partition has a leader
 * </pre>
 *
 * Every node is broker and controller at once and listens on the loopback interface only, without
 * authentication: this is not how a production cluster is run.
 */
@NullMarked
package dev.appizer.broker;

import org.jspecify.annotations.NullMarked;
