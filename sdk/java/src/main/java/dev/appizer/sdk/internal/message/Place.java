// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import org.jspecify.annotations.Nullable;

/**
 * Where in a message a value is.
 *
 * @param up what it is in
 * @param name of the member
 * @param depth 1 for a property or a trait, one more for what is in it; 0 where nothing is queried
 * @param level of nesting in the message
 */
record Place(@Nullable Place up, String name, int depth, int level) {

    private static final int MOST_LEVELS = 100;

    static Place root(String section, boolean queried) {
        return new Place(null, section, queried ? 0 : Integer.MIN_VALUE, 1);
    }

    Place in(String member) {
        return new Place(this, member, depth + 1, deeper());
    }

    /** Of an array's elements, which have no names. */
    Place element() {
        return new Place(up, name, depth + 1, deeper());
    }

    /** What contains itself ends here; the gateway takes no more either. */
    private int deeper() {
        if (level == MOST_LEVELS) {
            throw new NestingException();
        }
        return level + 1;
    }

    /** A value contains itself, or very nearly. */
    static final class NestingException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        static final String WHY = "it is nested deeper than 100 levels, or contains itself";

        NestingException() {
            super(WHY);
        }
    }

    boolean isQueried() {
        return depth > 0;
    }

    String path() {
        return up == null ? name : up.path() + "." + name;
    }
}
