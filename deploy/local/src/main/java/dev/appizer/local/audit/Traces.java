// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.audit;

import java.util.Arrays;
import java.util.BitSet;

/** The messages on a topic as hashes, eight bytes for each, of which each can be taken as often as it is there. */
final class Traces {

    private static final int FIRST_SIZE = 1 << 10;

    private long[] hashes = new long[FIRST_SIZE];
    private int size;
    private final BitSet taken = new BitSet();

    void add(long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size + (size >> 1));
        }
        hashes[size++] = hash;
    }

    /** To be called once, between the last that is added and the first that is asked for. */
    void seal() {
        hashes = Arrays.copyOf(hashes, size);
        Arrays.parallelSort(hashes);
    }

    boolean has(long hash) {
        return Arrays.binarySearch(hashes, hash) >= 0;
    }

    /** Takes one of this hash; false where there is none, or none any more. */
    boolean take(long hash) {
        int place = first(hash);
        if (place < 0) {
            return false;
        }
        int free = taken.nextClearBit(place);
        if (free >= size || hashes[free] != hash) {
            return false;
        }
        taken.set(free);
        return true;
    }

    private int first(long hash) {
        int place = Arrays.binarySearch(hashes, hash);
        while (place > 0 && hashes[place - 1] == hash) {
            place--;
        }
        return place;
    }

    /** Whether something is left that was not taken. */
    boolean isLeft() {
        return taken.cardinality() < size;
    }
}
