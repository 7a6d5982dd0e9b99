// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.question.Buckets;

/**
 * The bucket of an event by arithmetic: within a run of buckets of one length it is a division. Days are of one length between
 * two changes of the clocks, months mostly are not. SQL so knows nothing of time zones.
 */
final class BucketSql {

    private BucketSql() {}

    static Query of(Buckets buckets) {
        Query sql = new Query();
        int count = buckets.count();
        int first = 0;
        while (first < count) {
            int next = endOfRun(buckets, first);
            Query inRun = next - first == 1 ? Query.of(String.valueOf(first)) : division(buckets, first);
            if (next < count) {
                sql.sql(first == 0 ? "CASE " : " ")
                        .sql("WHEN e.time < " + buckets.start(next) + " THEN ")
                        .add(inRun);
            } else {
                sql.sql(first == 0 ? "" : " ELSE ").add(inRun).sql(first == 0 ? "" : " END");
            }
            first = next;
        }
        return sql;
    }

    private static Query division(Buckets buckets, int first) {
        long start = buckets.start(first);
        return Query.of(first + " + (e.time - (" + start + ")) // " + (buckets.start(first + 1) - start));
    }

    /** The first bucket that does not begin as long after the one before it as the others of the run do. */
    private static int endOfRun(Buckets buckets, int first) {
        int next = first + 1;
        while (next < buckets.count()
                && (next == first + 1
                        || buckets.start(next) - buckets.start(next - 1)
                                == buckets.start(first + 1) - buckets.start(first))) {
            next++;
        }
        return next;
    }
}
