// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What serves nobody in one message, by path: never a value. What is beyond the limits is kept by Appizer, but left out of what
 * is asked.
 */
final class Findings {

    private static final int MOST = 20;
    private static final int MAX_CHARACTERS = 1_024;
    private static final int MAX_ELEMENTS = 100;
    private static final int MAX_DEPTH = 5;
    private static final int MAX_FIELDS = 255;
    private static final String NOT_QUERYABLE = " is sent, but not queryable: ";

    private Map<String, String> byPath = Map.of();

    Map<String, String> byPath() {
        return byPath;
    }

    void leftOut(Place place) {
        add(place, " is left out: it is not a finite number");
    }

    void text(Place place, String text) {
        if (text.length() > MAX_CHARACTERS && text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
            notQueryable(place, "a text of more than 1,024 characters");
        }
    }

    void array(Place place, int size) {
        if (size > MAX_ELEMENTS) {
            notQueryable(place, "an array of more than 100");
        }
    }

    /** Of the first level that is too deep only; those below are in it. */
    void depth(Place place) {
        if (place.depth() == MAX_DEPTH + 1) {
            notQueryable(place, "deeper than 5");
        }
    }

    void section(Place place, int size) {
        if (size > MAX_FIELDS) {
            add(place, " are more than 255, of which only the first 255 by name are queryable");
        }
    }

    private void notQueryable(Place place, String why) {
        if (place.isQueried()) {
            add(place, NOT_QUERYABLE + why);
        }
    }

    private void add(Place place, String what) {
        if (byPath.isEmpty()) {
            byPath = new LinkedHashMap<>();
        }
        if (byPath.size() < MOST) {
            byPath.putIfAbsent(place.path(), what);
        }
    }
}
