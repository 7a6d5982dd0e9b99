// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

/**
 * An accepted command that voids every alias and claim naming {@code previousId} with a smaller stamp.
 *
 * @param receivedAt its stamp, microseconds since 1970
 */
public record Unalias(String previousId, long receivedAt) {}
