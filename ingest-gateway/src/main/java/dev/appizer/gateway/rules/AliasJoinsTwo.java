// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.rules;

import dev.appizer.gateway.message.Candidate;
import dev.appizer.gateway.message.FieldName;
import dev.appizer.gateway.message.Ids;
import dev.appizer.gateway.message.Rejection;
import dev.appizer.schemas.CallType;
import org.jspecify.annotations.Nullable;

/** An alias names two different ids. */
final class AliasJoinsTwo implements Rule {

    @Override
    public @Nullable Rejection check(Candidate message) {
        if (!message.is(CallType.ALIAS)) {
            return null;
        }
        String userId = Ids.text(message.field(FieldName.USER_ID));
        String previousId = Ids.text(message.field(FieldName.PREVIOUS_ID));
        if (userId == null) {
            return Rejection.missing(FieldName.USER_ID, "alias needs the userId that the previousId belongs to");
        }
        if (previousId == null) {
            return Rejection.missing(FieldName.PREVIOUS_ID, "alias needs the previousId that is to join the userId");
        }
        return userId.equals(previousId)
                ? Rejection.invalid(FieldName.PREVIOUS_ID, "previousId must be another id than userId")
                : null;
    }
}
