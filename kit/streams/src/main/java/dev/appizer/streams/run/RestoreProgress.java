// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far a restore is, at every tenth of it. Short ones pass silently. */
final class RestoreProgress implements StateRestoreListener {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreProgress.class);
    private static final long SHORT = 10_000;

    private final String application;
    private final Map<TopicPartition, Progress> progress = new ConcurrentHashMap<>();

    RestoreProgress(String application) {
        this.application = application;
    }

    private static final class Progress {
        private final long total;
        private final AtomicLong done = new AtomicLong();
        private long toldTenths;

        private Progress(long total) {
            this.total = total;
        }
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        progress.put(partition, new Progress(end - start));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long count) {
        Progress now = progress.get(partition);
        if (now == null) {
            return;
        }
        long done = now.done.addAndGet(count);
        if (now.total < SHORT) {
            return;
        }
        long tenths = done * 10 / now.total;
        if (tenths > now.toldTenths) {
            now.toldTenths = tenths;
            LOG.info(
                    "Restoring: application={} store={} partition={} percent={}",
                    application,
                    store,
                    partition.partition(),
                    tenths * 10);
        }
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        progress.remove(partition);
    }

    /** Its task went elsewhere meanwhile. */
    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        progress.remove(partition);
    }

    /** How many records of the restores under way are still to come. */
    long remaining() {
        return progress.values().stream()
                .mapToLong(one -> Math.max(0, one.total - one.done.get()))
                .sum();
    }

    /** How far the restore under way is, such as {@code restoring its state, 40 %}; empty where there is none. */
    String told() {
        long total = 0;
        long done = 0;
        for (Progress partition : progress.values()) {
            total += partition.total;
            done += partition.done.get();
        }
        return total == 0 ? "" : "restoring its state, " + done * 100 / total + " % of " + total + " records";
    }
}
