// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
        private long done;
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
        if (now == null || now.total < SHORT) {
            return;
        }
        now.done += count;
        long tenths = now.done * 10 / now.total;
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
}
