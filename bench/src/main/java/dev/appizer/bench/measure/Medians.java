// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle of some numbers, and other places among them. */
public final class Medians {

    private static final double MIDDLE = 0.5;

    private Medians() {}

    /**
     * The number in the middle, or between the two that are.
     *
     * @throws IllegalArgumentException where there are none
     */
    public static <T> double median(Collection<T> items, ToDoubleFunction<T> number) {
        double[] sorted = items.stream().mapToDouble(number).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length > 0 && sorted.length % 2 == 0
                ? (sorted[half - 1] + sorted[half]) / 2
                : percentile(sorted, MIDDLE);
    }

    /**
     * The smallest of the numbers that at least this part of them does not exceed.
     *
     * @param part above 0, up to 1
     * @throws IllegalArgumentException where there are none
     */
    public static double percentile(double[] numbers, double part) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("There is no middle of nothing");
        }
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
    }
}
