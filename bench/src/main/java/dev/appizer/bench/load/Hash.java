// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

/** Numbers that look random and are the same in every run: the finaliser of SplitMix64. */
final class Hash {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private Hash() {}

    /**
     * One of several numbers for n.
     *
     * @return 0 or more
     */
    static long of(long n, int which) {
        long z = (n * 16 + which + 1) * GAMMA;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return (z ^ z >>> 31) >>> 1;
    }
}
