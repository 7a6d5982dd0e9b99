// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import dev.appizer.gateway.message.Rejection;

/**
 * A message of a call that was not taken.
 *
 * @param index its place in the call
 */
public record Rejected(int index, Rejection why) {}
