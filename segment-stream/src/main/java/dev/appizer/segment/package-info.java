// SPDX-License-Identifier: Apache-2.0
/**
 * Profiles and segments: {@code events.resolved}, {@code identity.seen}, {@code identity.changes}, {@code commands} (of
 * erasures) and {@code segments.definitions} in; {@code segments.changes}, {@code segments.membership} and {@code profiles} out.
 *
 * <pre>
 *   records of a person ─→ live ─→ changes, memberships, profiles
 *                           │  └──→ condition      what a definition asks, as a pure function
 *                           ↓
 *                         store ←── api            what HTTP answers
 * </pre>
 *
 * What identifiers did goes from partition to partition, as they move, on {@code segments.contributions}. An identify
 * that would make a profile too large goes to {@code events.dead-letter}.
 */
@NullMarked
package dev.appizer.segment;

import org.jspecify.annotations.NullMarked;
