// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import java.util.concurrent.CompletionStage;

/**
 * A way by which notifications leave, to any number of destinations at once. It tries once: when to try again, and how often,
 * is for whoever calls.
 *
 * @param <T> what is sent, with where to
 */
public interface Channel<T> extends AutoCloseable {

    /**
     * Sends something. Whatever a destination does or leaves undone is an outcome; the stage fails only where the program is
     * wrong.
     *
     * @param id the same for every attempt at a notification, and for no other: a destination that gets it twice can tell
     */
    CompletionStage<Outcome> send(String id, T content);

    /** Waits for nothing: what is under way may or may not arrive. */
    @Override
    void close();
}
