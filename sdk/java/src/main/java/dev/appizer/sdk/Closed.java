// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

/**
 * What became of what was waiting when the client was closed.
 *
 * @param accepted how many messages Appizer has
 * @param undelivered how many it has not; the listener for them is told each
 */
public record Closed(long accepted, long undelivered) {}
