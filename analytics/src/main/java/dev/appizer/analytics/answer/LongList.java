// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import java.util.Arrays;

/** A list of times, of as many people as there are: without an object for each. */
final class LongList {

    private static final int FIRST_SIZE = 4;

    private long[] values = new long[FIRST_SIZE];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size] = value;
        size++;
    }

    /** The least value that half of them do not exceed; sorts them. */
    long median() {
        Arrays.sort(values, 0, size);
        return values[(size - 1) / 2];
    }
}
