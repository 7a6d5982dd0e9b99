// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.rules;

import dev.appizer.gateway.message.Candidate;
import dev.appizer.gateway.message.Field;
import dev.appizer.gateway.message.FieldName;
import dev.appizer.gateway.message.Rejection;
import org.jspecify.annotations.Nullable;

/** A message of a batch says which call it is. */
final class HasKnownType implements Rule {

    @Override
    public @Nullable Rejection check(Candidate message) {
        if (message.type() != null) {
            return null;
        }
        Field type = message.field(FieldName.TYPE);
        return type.isBlank()
                ? Rejection.missing(FieldName.TYPE, "type must be track, identify, alias, page, screen or group")
                : new Rejection(
                        400,
                        "UNKNOWN_TYPE",
                        FieldName.TYPE.text(),
                        "type must be track, identify, alias, page, screen or group");
    }
}
