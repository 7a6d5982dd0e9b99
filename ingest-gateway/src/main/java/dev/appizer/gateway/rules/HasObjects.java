// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.rules;

import dev.appizer.gateway.message.Candidate;
import dev.appizer.gateway.message.Field;
import dev.appizer.gateway.message.FieldName;
import dev.appizer.gateway.message.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Properties, traits and the context are objects where they are there at all. */
final class HasObjects implements Rule {

    private static final List<FieldName> OBJECTS = List.of(FieldName.PROPERTIES, FieldName.TRAITS, FieldName.CONTEXT);

    @Override
    public @Nullable Rejection check(Candidate message) {
        for (FieldName name : OBJECTS) {
            Field.Kind kind = message.field(name).kind();
            if (kind != Field.Kind.OBJECT && kind != Field.Kind.ABSENT) {
                return Rejection.invalid(name, name.text() + " must be an object");
            }
        }
        return null;
    }
}
