// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

/**
 * How notifications are delivered.
 *
 * @param notifications the full name of {@code actions.notifications}, to which a dead letter is driven again
 */
public record DeliverConfig(String notifications, DeliverLimits limits, RetryPolicy retries) {}
