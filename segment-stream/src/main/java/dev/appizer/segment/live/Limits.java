// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import java.time.Duration;

/**
 * How much is done between two records.
 *
 * @param rowsAtOnce of an identifier that leaves, in one record; one of ordinary size leaves whole
 * @param bytesAtOnce of the same, far below what a record may have
 * @param profilesAtOnce of a definition that was put or deleted
 * @param budget portions are done one after the other until it is used up
 */
public record Limits(int rowsAtOnce, int bytesAtOnce, int profilesAtOnce, Duration budget) {

    /** For production. */
    public static final Limits USUAL = new Limits(200, 256 * 1024, 50, Duration.ofMillis(5));
}
