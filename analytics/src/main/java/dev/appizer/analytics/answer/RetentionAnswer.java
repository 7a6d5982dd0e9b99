// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import java.util.List;

/**
 * How many people came back.
 *
 * @param cohorts one for each bucket of the range, be nobody in it
 */
public record RetentionAnswer(List<Cohort> cohorts) {

    /**
     * The people who began in one bucket.
     *
     * @param bucket which one, from 0
     * @param size how many they are
     * @param retained how many of them came back in each bucket, from their own to the last one
     */
    public record Cohort(int bucket, long size, List<Long> retained) {}
}
