// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A sum without rounding, in digits of 32 bits from the least that a double has to beyond the greatest. */
final class ExactSum {

    private static final int LEAST_EXPONENT = -1074;
    private static final int DIGITS = 70;
    private static final long MASK = 0xffff_ffffL;

    private final long[] digits = new long[DIGITS];

    void add(Number number) {
        if (number instanceof Double real) {
            addReal(real);
        } else {
            addShifted(number.longValue(), -LEAST_EXPONENT);
        }
    }

    private void addReal(double real) {
        long bits = Double.doubleToRawLongBits(real);
        int exponent = (int) (bits >>> 52 & 0x7ff);
        long fraction = bits & (1L << 52) - 1;
        long mantissa = exponent == 0 ? fraction : fraction | 1L << 52;
        addShifted(bits < 0 ? -mantissa : mantissa, Math.max(0, exponent - 1));
    }

    /** Three digits take the 96 bits that a shift by less than 32 makes; 2^30 additions fit above them. */
    private void addShifted(long whole, int shift) {
        int digit = shift / 32;
        int bits = shift % 32;
        long low = (whole & MASK) << bits;
        long high = (whole >> 32) << bits;
        digits[digit] += low & MASK;
        digits[digit + 1] += (low >>> 32) + (high & MASK);
        digits[digit + 2] += high >> 32;
    }

    BigDecimal value() {
        BigInteger sum = BigInteger.ZERO;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            sum = sum.shiftLeft(32).add(BigInteger.valueOf(digits[digit]));
        }
        if (sum.signum() == 0) {
            return BigDecimal.ZERO;
        }
        int zeros = Math.min(sum.getLowestSetBit(), -LEAST_EXPONENT);
        return new BigDecimal(sum.shiftRight(zeros))
                .divide(new BigDecimal(BigInteger.ONE.shiftLeft(-LEAST_EXPONENT - zeros)));
    }
}
