// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.rules;

import dev.appizer.gateway.message.Candidate;
import dev.appizer.gateway.message.FieldName;
import dev.appizer.gateway.message.Rejection;
import dev.appizer.schemas.CallType;
import org.jspecify.annotations.Nullable;

/** An identify says whom it is about. */
final class IdentifyHasId implements Rule {

    @Override
    public @Nullable Rejection check(Candidate message) {
        boolean anybody = !message.field(FieldName.USER_ID).isBlank()
                || !message.field(FieldName.ANONYMOUS_ID).isBlank();
        return message.is(CallType.IDENTIFY) && !anybody
                ? Rejection.missing(FieldName.USER_ID, "identify needs a userId, or else an anonymousId")
                : null;
    }
}
