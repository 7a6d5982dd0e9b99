// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import java.util.List;

/**
 * Identifiers that leave one person for another.
 *
 * @param joined whether the two persons became one; else the identifiers came apart from the others
 * @param version of the new assignment of each
 */
public record Move(Identifier from, Identifier to, List<Identifier> identifiers, boolean joined, long version) {}
