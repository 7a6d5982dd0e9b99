// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import java.util.Set;

/** Identifiers that are one person, and the one among them that names it. */
public record Person(Set<Identifier> identifiers, Identifier canonical) {}
