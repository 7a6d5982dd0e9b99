// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.rules;

import dev.appizer.gateway.message.Candidate;
import dev.appizer.gateway.message.FieldName;
import dev.appizer.gateway.message.Rejection;
import dev.appizer.schemas.CallType;
import org.jspecify.annotations.Nullable;

/** A group call names its group. */
final class GroupHasId implements Rule {

    @Override
    public @Nullable Rejection check(Candidate message) {
        return message.is(CallType.GROUP) && message.field(FieldName.GROUP_ID).isBlank()
                ? Rejection.missing(FieldName.GROUP_ID, "group needs the groupId that was joined")
                : null;
    }
}
