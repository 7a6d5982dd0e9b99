// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

/**
 * All that an identifier did, and all that named it, is as if it had never been sent.
 *
 * @param receivedAt of what came earlier, microseconds since 1970
 */
public record Erasure(Identifier identifier, long receivedAt) {}
