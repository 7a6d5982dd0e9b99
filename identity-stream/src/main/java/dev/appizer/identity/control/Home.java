// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Member;

/**
 * Where a linked identifier is, and what is known of it.
 *
 * @param cluster its number
 */
record Home(long cluster, Member member) {}
