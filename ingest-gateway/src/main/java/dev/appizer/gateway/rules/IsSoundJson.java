// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.rules;

import dev.appizer.gateway.message.Candidate;
import dev.appizer.gateway.message.Rejection;
import org.jspecify.annotations.Nullable;

/** A message is an object, has no name twice, and is not nested too deep. */
final class IsSoundJson implements Rule {

    @Override
    public @Nullable Rejection check(Candidate message) {
        return message.scanned().flaw();
    }
}
