// SPDX-License-Identifier: Apache-2.0
/**
 * Who is whom: {@code events.enriched} in; {@code events.resolved}, {@code identity.aliases}, {@code identity.seen} and
 * {@code identity.changes} out.
 *
 * <pre>
 *   events.enriched ─→ router ─→ events.resolved        at once, by what is known now
 *                       │   ↑
 *                 links │   │ identity.aliases          who is assigned where
 *                       ↓   │
 *                      control ─→ identity.changes      who moves from where
 *                         │
 *                       graph                           the rules, as functions of the links alone
 * </pre>
 */
@NullMarked
package dev.appizer.identity;

import org.jspecify.annotations.NullMarked;
