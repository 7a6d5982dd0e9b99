// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.message;

import dev.appizer.model.IdText;
import org.jspecify.annotations.Nullable;

/**
 * Ids as calls write them. Null, the empty string and blanks mean that there is none; what else may be one, {@link IdText}
 * says.
 */
public final class Ids {

    private Ids() {}

    /** The id in its final form; null where there is none. To be asked only where nothing is wrong with it. */
    public static @Nullable String text(Field field) {
        String scalar = field.scalar();
        return scalar != null && field.kind() == Field.Kind.NUMBER ? IdText.ofNumber(scalar) : scalar;
    }

    /** What is wrong with an id of a user, of a browser or a device; continues a sentence; null where nothing is. */
    public static @Nullable String flaw(Field field) {
        String flaw = flawOfKey(field);
        if (flaw != null) {
            return flaw;
        }
        String id = text(field);
        return id != null && IdText.isJunk(id) ? "is no id but a placeholder: leave it out where there is none" : null;
    }

    /** What is wrong with an id that no two persons could come to share; null where nothing is. */
    public static @Nullable String flawOfKey(Field field) {
        if (field.isBlank()) {
            return null;
        }
        if (field.scalar() == null) {
            return "must be a string or a number";
        }
        String id = text(field);
        if (id == null || IdText.isTooLong(id)) {
            return "must be of at most " + IdText.LONGEST + " characters";
        }
        return IdText.isExpressible(id) ? null : "has a lone surrogate, which UTF-8 can't express";
    }
}
