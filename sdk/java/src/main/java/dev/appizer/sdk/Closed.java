// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.List;

/**
 * What became of the messages that had no outcome yet when the client was closed. Those of calls that were refused before, or
 * made afterwards, are not among them.
 *
 * @param accepted how many of them Appizer has
 * @param undelivered what became of the others, one for each; the listener for them is told each as well
 */
public record Closed(long accepted, List<Outcome.Undelivered> undelivered) {

    /** Keeps a copy of the list. */
    public Closed {
        undelivered = List.copyOf(undelivered);
    }
}
