// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.Set;

/** What a segment asks of a person: a tree of groups with filters as its leaves. */
public sealed interface Condition permits All, Any, Not, Filter {

    /** Whether it holds for the person of whom these are the facts. */
    boolean holds(Facts facts);

    /** Every kind of change that can change the answer; any other change leaves it as it was. */
    Set<Dependency> dependencies();
}
