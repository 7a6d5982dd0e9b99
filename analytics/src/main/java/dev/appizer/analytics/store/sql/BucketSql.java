// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import dev.appizer.analytics.question.Buckets;

/**
 * The bucket of an event by arithmetic: within a run of buckets of one length it is a division. Days are of one length between
 * two changes of the clocks, months mostly are not. SQL so knows nothing of time zones.
 */
final class BucketSql {

    private BucketSql() {}

    static Query of(Buckets buckets, Dialect dialect) {
        Query sql = new Query();
        int count = buckets.count();
        int first = 0;
        while (first < count) {
            int next = endOfRun(buckets, first);
            Query inRun = next - first == 1 ? Query.of(String.valueOf(first)) : division(buckets, first, dialect);
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

    private static Query division(Buckets buckets, int first, Dialect dialect) {
        long start = buckets.start(first);
        return Query.of(first + " + " + dialect.quotient("(e.time - (" + start + "))", length(buckets, first)));
    }

    /** The first bucket that is not as long as the first of the run; how long the last one of all is, does not matter. */
    private static int endOfRun(Buckets buckets, int first) {
        int next = first + 1;
        while (next < buckets.count() - 1 && length(buckets, next) == length(buckets, first)) {
            next++;
        }
        return next;
    }

    private static long length(Buckets buckets, int bucket) {
        return buckets.start(bucket + 1) - buckets.start(bucket);
    }
}
