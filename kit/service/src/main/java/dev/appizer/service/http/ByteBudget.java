// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of bodies that a server holds at once. Whoever would go beyond waits, in the order of coming, while its
 * socket is not read: a burst becomes back-pressure and not memory. For any threads.
 */
final class ByteBudget {

    private final Queue<Turn> row = new ArrayDeque<>();
    private final long all;
    private long free;

    ByteBudget(long bytes) {
        this.all = bytes;
        this.free = bytes;
    }

    /** Whether anybody waits. */
    synchronized boolean isShort() {
        return !row.isEmpty();
    }

    /** How many are taken. */
    synchronized long taken() {
        return all - free;
    }

    /** What of so many can be had: more than there is would be waited for in vain. */
    long fitting(long bytes) {
        return Math.min(bytes, all);
    }

    /** Somebody's place in the row. */
    final class Turn {

        private final long bytes;
        private final Runnable granted;

        private Turn(long bytes, Runnable granted) {
            this.bytes = bytes;
            this.granted = granted;
        }

        /** Leaves the row. Returns whether it had not come to its turn; if it had, the bytes are its own. */
        boolean leave() {
            synchronized (ByteBudget.this) {
                return row.remove(this);
            }
        }
    }

    /**
     * Takes bytes, at once or in turn.
     *
     * @param granted run once they are taken where that is not at once, on the thread of whoever gave some back
     * @return the place in the row; null where the bytes are taken already
     */
    synchronized @Nullable Turn take(long bytes, Runnable granted) {
        // What brings no body, such as a health check, has nothing to wait for.
        if (bytes == 0 || (row.isEmpty() && bytes <= free)) {
            free -= bytes;
            return null;
        }
        Turn turn = new Turn(bytes, granted);
        row.add(turn);
        return turn;
    }

    /** Gives bytes back. */
    void give(long bytes) {
        synchronized (this) {
            free += bytes;
        }
        for (Turn next = next(); next != null; next = next()) {
            next.granted.run();
        }
    }

    private synchronized @Nullable Turn next() {
        Turn first = row.peek();
        if (first == null || first.bytes > free) {
            return null;
        }
        free -= first.bytes;
        return row.remove();
    }
}
