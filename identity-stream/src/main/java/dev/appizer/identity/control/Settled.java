// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Link;
import dev.appizer.identity.graph.Member;
import dev.appizer.identity.graph.Move;
import dev.appizer.model.Identifier;
import java.util.List;
import java.util.Map;

/**
 * What clusters have become, and is saved already.
 *
 * @param assigned whose assignment is new
 * @param refused the links that are refused now and were not before
 */
record Settled(Map<Identifier, Member> assigned, List<Move> moves, List<Link> refused) {}
