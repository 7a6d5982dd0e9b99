// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question;

/**
 * Event times from one instant up to, and without, another.
 *
 * @param from microseconds since the epoch, included
 * @param to microseconds since the epoch, excluded
 */
public record TimeRange(long from, long to) {}
