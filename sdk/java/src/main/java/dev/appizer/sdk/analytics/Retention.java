// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.analytics;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Who comes back.
 *
 * @param cohorts one for each bucket of the range, be nobody in it
 */
public record Retention(List<Cohort> cohorts) {

    /** Has a list where the answer has none. */
    public Retention {
        cohorts = Lists.orEmpty(cohorts);
    }

    /**
     * Those who began in one bucket.
     *
     * @param start when the bucket begins
     * @param size how many people
     * @param retained how many of them came back in each bucket, from their own on
     */
    public record Cohort(OffsetDateTime start, long size, List<Long> retained) {

        /** Has a list where the answer has none. */
        public Cohort {
            retained = Lists.orEmpty(retained);
        }
    }
}
