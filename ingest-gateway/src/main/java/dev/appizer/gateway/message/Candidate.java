// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.message;

import dev.appizer.schemas.CallType;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be judged.
 *
 * @param scanned its fields
 * @param type of the path, or by the message's own type; null where that names none
 */
public record Candidate(ScannedMessage scanned, @Nullable CallType type) {

    public Field field(FieldName name) {
        return scanned.field(name);
    }

    public boolean is(CallType wanted) {
        return type == wanted;
    }
}
