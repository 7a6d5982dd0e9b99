// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

/** How much may still go into a portion: rows, so that it takes milliseconds, and bytes, so that it fits a record. */
public final class Room {

    private int rows;
    private int bytes;

    public Room(int rows, int bytes) {
        this.rows = rows;
        this.bytes = bytes;
    }

    /** A row is taken even where it is larger than what is left: rows are far smaller than a record may be. */
    public void take(int size) {
        rows--;
        bytes -= size;
    }

    public boolean isFull() {
        return rows <= 0 || bytes <= 0;
    }
}
