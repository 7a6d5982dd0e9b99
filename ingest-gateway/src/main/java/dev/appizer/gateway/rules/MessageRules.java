// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.rules;

import dev.appizer.gateway.message.Candidate;
import dev.appizer.gateway.message.Limits;
import dev.appizer.gateway.message.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules, in order: the first that a message breaks is the one that its sender is told. Times are not judged here: the
 * enrichment does, and keeps what it can't read.
 */
public final class MessageRules {

    private final List<Rule> rules;

    public MessageRules(Limits limits) {
        this.rules = List.of(
                new FitsTheLimit(limits),
                new IsSoundJson(),
                new HasKnownType(),
                new HasObjects(),
                new HasRealIds(),
                new TrackHasEvent(),
                new IdentifyHasId(),
                new AliasJoinsTwo(),
                new GroupHasId());
    }

    /** Why a message can't be taken; null where it may. */
    public @Nullable Rejection judge(Candidate message) {
        for (Rule rule : rules) {
            Rejection why = rule.check(message);
            if (why != null) {
                return why;
            }
        }
        return null;
    }
}
