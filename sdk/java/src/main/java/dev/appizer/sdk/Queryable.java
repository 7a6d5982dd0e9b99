// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import org.jspecify.annotations.Nullable;

/** Up to where a property or a trait can be asked for; beyond, it is kept, but left out of what is asked. */
final class Queryable {

    static final int MAX_CHARACTERS = 1_024;
    static final int MAX_ELEMENTS = 100;
    static final int MAX_DEPTH = 5;
    static final int MAX_FIELDS = 255;

    private static final String NOT = " is sent, but not queryable: ";

    private Queryable() {}

    static @Nullable String faultOfText(String text) {
        boolean tooLong = text.length() > MAX_CHARACTERS && text.codePointCount(0, text.length()) > MAX_CHARACTERS;
        return tooLong ? NOT + "a text of more than 1,024 characters" : null;
    }

    static @Nullable String faultOfArray(int size) {
        return size > MAX_ELEMENTS ? NOT + "an array of more than 100" : null;
    }

    /** Of the first level that is too deep only; those below are in it. */
    static @Nullable String faultOfDepth(int depth) {
        return depth == MAX_DEPTH + 1 ? NOT + "deeper than 5" : null;
    }

    static @Nullable String faultOfSection(int size) {
        return size > MAX_FIELDS ? " are more than 255, of which only the first 255 by name are queryable" : null;
    }
}
