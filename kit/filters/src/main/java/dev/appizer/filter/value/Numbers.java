// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

/** Numbers by their exact value, whether they are a {@link Long} or a {@link Double}. */
public final class Numbers {

    private static final double TWO_TO_63 = 0x1p63;

    private Numbers() {}

    /** Negative, zero or positive, as the first is less, equal or greater; neither is NaN. */
    public static int compare(Number left, Number right) {
        if (left instanceof Double real) {
            return right instanceof Double other ? doubles(real, other) : -mixed(right.longValue(), real);
        }
        return right instanceof Double real
                ? mixed(left.longValue(), real)
                : Long.compare(left.longValue(), right.longValue());
    }

    /** Unlike {@link Double#compare}, zero has no sign here. */
    private static int doubles(double left, double right) {
        return left < right ? -1 : left > right ? 1 : 0;
    }

    /** Not as doubles: beyond 2^53 they would make neighbours equal. */
    private static int mixed(long whole, double real) {
        if (real >= TWO_TO_63) {
            return -1;
        }
        if (real < -TWO_TO_63) {
            return 1;
        }
        long truncated = (long) real;
        // What truncation took away decides; a double that has a fraction is small enough for this to be exact.
        return whole == truncated ? doubles(0.0, real - truncated) : Long.compare(whole, truncated);
    }
}
