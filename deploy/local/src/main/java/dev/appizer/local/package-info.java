// SPDX-License-Identifier: Apache-2.0
/**
 * The whole line in one process, and the tools around it: what {@code ./appizer} runs.
 *
 * <pre>
 * ./appizer up     broker → registry → topics → gateway and stages behind one origin
 * ./appizer demo   the walk of the mental model on a running instance
 * ./appizer tail   a topic's records as JSON lines
 * </pre>
 */
@NullMarked
package dev.appizer.local;

import org.jspecify.annotations.NullMarked;
