// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question;

import java.time.ZoneId;

/**
 * How many people come back. A person's cohort is the bucket of the first event it ever had that takes the first step, where
 * that lies in the range; it is retained in each bucket, from that one on, in which it has an event that takes the
 * returning step, not before that first event (which may be it), and within the range.
 *
 * @param interval day, week or month
 */
public record RetentionQuestion(TimeRange range, ZoneId zone, Interval interval, Step first, Step returning) {

    /** The buckets of its cohorts. */
    public Buckets buckets() {
        return Buckets.of(range, interval, zone);
    }
}
