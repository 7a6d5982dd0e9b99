// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.rules;

import dev.appizer.gateway.message.Candidate;
import dev.appizer.gateway.message.Limits;
import dev.appizer.gateway.message.Rejection;
import org.jspecify.annotations.Nullable;

/** A message as it is written is not over its limit. */
final class FitsTheLimit implements Rule {

    private final int limit;

    FitsTheLimit(Limits limits) {
        this.limit = limits.messageBytes();
    }

    @Override
    public @Nullable Rejection check(Candidate message) {
        return message.scanned().length() > limit ? Rejection.messageTooLarge(limit) : null;
    }
}
