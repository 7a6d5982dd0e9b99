// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Numbers of texts, without the texts: 128 bits of each one's SHA-256 stand for it. To find two texts that have them in common
 * takes about 2<sup>64</sup> tries, also for whoever chooses the texts.
 *
 * <p>20 bytes a place, of which a third to two thirds are taken: 30 to 60 bytes a text, however long it is.
 */
final class Fingerprints {

    static final int NONE = -1;

    private static final int FEWEST_PLACES = 1 << 10;

    private final MessageDigest digest;
    private long[] upper = new long[FEWEST_PLACES];
    private long[] lower = new long[FEWEST_PLACES];
    private int[] numbers = noNumbers(FEWEST_PLACES);
    private int size;

    Fingerprints() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static int[] noNumbers(int places) {
        int[] numbers = new int[places];
        Arrays.fill(numbers, NONE);
        return numbers;
    }

    int size() {
        return size;
    }

    /** The number of a text; {@link #NONE} where it has none. */
    int get(String text) {
        ByteBuffer print = print(text);
        return numbers[place(print.getLong(), print.getLong())];
    }

    /** Gives a text a number, from 0; the last one holds. */
    void put(String text, int number) {
        if (size >= numbers.length / 3 * 2) {
            grow();
        }
        ByteBuffer print = print(text);
        put(print.getLong(), print.getLong(), number);
    }

    private void put(long up, long low, int number) {
        int place = place(up, low);
        if (numbers[place] == NONE) {
            size++;
        }
        upper[place] = up;
        lower[place] = low;
        numbers[place] = number;
    }

    /** Takes a text out. What was behind it because of it moves up. */
    void remove(String text) {
        ByteBuffer print = print(text);
        int free = place(print.getLong(), print.getLong());
        if (numbers[free] == NONE) {
            return;
        }
        int mask = numbers.length - 1;
        for (int next = free + 1 & mask; numbers[next] != NONE; next = next + 1 & mask) {
            int wanted = wanted(upper[next]);
            if ((next - wanted & mask) >= (next - free & mask)) {
                upper[free] = upper[next];
                lower[free] = lower[next];
                numbers[free] = numbers[next];
                free = next;
            }
        }
        numbers[free] = NONE;
        size--;
    }

    private ByteBuffer print(String text) {
        return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Where a print is, or where there is room for it. */
    private int place(long up, long low) {
        int place = wanted(up);
        while (numbers[place] != NONE && (upper[place] != up || lower[place] != low)) {
            place = place + 1 & numbers.length - 1;
        }
        return place;
    }

    private int wanted(long up) {
        return (int) up & numbers.length - 1;
    }

    private void grow() {
        long[] up = upper;
        long[] low = lower;
        int[] before = numbers;
        int places = before.length * 2;
        upper = new long[places];
        lower = new long[places];
        numbers = noNumbers(places);
        size = 0;
        for (int place = 0; place < before.length; place++) {
            if (before[place] != NONE) {
                put(up[place], low[place], before[place]);
            }
        }
    }
}
