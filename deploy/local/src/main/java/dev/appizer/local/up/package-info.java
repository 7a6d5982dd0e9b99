// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./appizer up}: a real broker, a registry, the gateway and every stage in one process, each stage a Kafka Streams
 * instance of its own with its production application id.
 *
 * <pre>
 * DataDirectory (claimed) → Ports (free?) → Foundation: broker, registry, topics → Line: gateway and stages
 *                                                                                   └→ ready: Instance is announced
 * stop: calls under way, gateway, stages from the last to the first, registry, broker, the claim
 * </pre>
 */
@NullMarked
package dev.appizer.local.up;

import org.jspecify.annotations.NullMarked;
