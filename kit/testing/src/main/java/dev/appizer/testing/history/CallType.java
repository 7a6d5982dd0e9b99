// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import java.util.Locale;

/** The calls that a client sends, each with a path of its own. */
public enum CallType {
    TRACK,
    IDENTIFY,
    ALIAS,
    PAGE,
    SCREEN,
    GROUP;

    /** The {@code type} of a message in a batch. */
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where a single call of this type is posted. */
    public String path() {
        return "/v1/" + type();
    }

    /** Whether it counts as an event: {@code identify} and {@code alias} don't. */
    public boolean isEvent() {
        return this != IDENTIFY && this != ALIAS;
    }
}
