// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

/** What becomes of a call that the queue has no room for. */
public enum WhenFull {
    /** Its message is not taken: {@link Codes#QUEUE_FULL}. */
    FAIL,

    /** The oldest message that was never tried goes: {@link Codes#DROPPED}; where there is none, the new one. */
    DROP_OLDEST,

    /**
     * The caller's thread waits for room. An interrupt ends that ({@link Codes#QUEUE_FULL}; the thread stays interrupted);
     * a call from within a callback of the SDK never waits ({@link Codes#QUEUE_FULL}).
     */
    BLOCK
}
