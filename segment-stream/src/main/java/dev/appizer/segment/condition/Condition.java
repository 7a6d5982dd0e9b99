// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.Set;

/** What a segment asks of a person: a tree of groups with filters as its leaves. */
public sealed interface Condition permits All, Any, Not, Leaf {

    /** What it says of the person. */
    Verdict judge(Look look);

    /** Every kind of change that can change what it says, now or later; any other change leaves it as it was. */
    Set<Dependency> dependencies(Catalog catalog);

    /** How much is read for it, roughly: a group asks its cheaper parts first. */
    Cost cost();

    /** From a row to many. */
    enum Cost {
        PROPERTY,
        COUNT,
        EVENTS
    }
}
