// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.rules;

import dev.appizer.gateway.message.Candidate;
import dev.appizer.gateway.message.FieldName;
import dev.appizer.gateway.message.Ids;
import dev.appizer.gateway.message.Rejection;
import dev.appizer.schemas.CallType;
import org.jspecify.annotations.Nullable;

/** Ids are ids, and no placeholder that strangers would share. */
final class HasRealIds implements Rule {

    @Override
    public @Nullable Rejection check(Candidate message) {
        Rejection why = check(message, FieldName.USER_ID);
        why = why == null ? check(message, FieldName.ANONYMOUS_ID) : why;
        why = why == null && message.is(CallType.ALIAS) ? check(message, FieldName.PREVIOUS_ID) : why;
        return why == null ? rejection(FieldName.MESSAGE_ID, Ids.flawOfKey(message.field(FieldName.MESSAGE_ID))) : why;
    }

    private static @Nullable Rejection check(Candidate message, FieldName name) {
        return rejection(name, Ids.flaw(message.field(name)));
    }

    private static @Nullable Rejection rejection(FieldName name, @Nullable String flaw) {
        return flaw == null ? null : Rejection.invalid(name, name.text() + " " + flaw);
    }
}
