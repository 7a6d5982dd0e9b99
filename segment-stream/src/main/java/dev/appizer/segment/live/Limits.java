// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

/**
 * How much is done between two records.
 *
 * @param rowsWithMove of identifiers that leave at once: as many as a visitor has before signing up
 * @param rowsAtOnce of one that leaves in portions, in one record
 * @param bytesAtOnce of the same, far below what a record may have
 * @param profilesAtOnce of a definition that was put or deleted
 * @param deadlinesAtOnce persons of whom time changes something
 * @param share of a thread's time, at most, for portions one after the other; at zero, one each time
 */
public record Limits(
        int rowsWithMove, int rowsAtOnce, int bytesAtOnce, int profilesAtOnce, int deadlinesAtOnce, double share) {

    /** For production. */
    public static final Limits USUAL = new Limits(50, 200, 256 * 1024, 100, 100, 0.7);
}
