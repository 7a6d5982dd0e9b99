// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

/**
 * An accepted call: what was sent, and what the gateway added.
 *
 * @param receivedAt microseconds since 1970
 * @param position place within its call, 0 outside a batch
 */
public record Message(Call call, long receivedAt, int position) {}
