// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.rules;

import dev.appizer.gateway.message.Candidate;
import dev.appizer.gateway.message.Rejection;
import org.jspecify.annotations.Nullable;

/** One thing that a message must be. */
@FunctionalInterface
interface Rule {

    /** Why the message can't be taken; null where this rule has nothing against it. */
    @Nullable
    Rejection check(Candidate message);
}
