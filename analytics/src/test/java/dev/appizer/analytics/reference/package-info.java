// SPDX-License-Identifier: Apache-2.0
/**
 * A second reading of what questions mean: every event is looked at, for every question, in the simplest way. It shares no
 * code with what it judges beyond the questions themselves, the tests of filters, and the records that stores take.
 *
 * <pre>
 *   RandomEvents ─→ World ─→ ReferenceEvents ─→ what must be answered
 *                     └────→ batches ─→ the store under test
 * </pre>
 */
@NullMarked
package dev.appizer.analytics.reference;

import org.jspecify.annotations.NullMarked;
