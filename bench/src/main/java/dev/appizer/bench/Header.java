// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench;

import dev.appizer.bench.lab.Effort;
import dev.appizer.bench.lab.Jvm;
import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.load.Messages;
import dev.appizer.bench.load.Segments;
import dev.appizer.bench.row.Repetitions;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.apache.kafka.common.utils.AppInfoParser;

/** On what, and of what, the figures are: without this they say nothing. */
final class Header {

    private Header() {}

    static String text(Effort effort) {
        return machine() + settings() + figures(effort);
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                """
                Machine   %d cores, %s %s
                Java      %s %s, %s for each measured process
                Kafka     %s, one broker in a process of its own, its JVM as Kafka's own scripts start it
                """,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.vendor"),
                System.getProperty("java.version"),
                String.join(" ", Jvm.OPTIONS),
                AppInfoParser.getVersion());
    }

    private static String settings() {
        return String.format(
                Locale.ROOT,
                """
                Topics    %d partitions, one copy; acks=all, idempotent, lz4, linger 5 ms, batches of 128 KB
                Stages    exactly-once v2, one thread, no record cache, commit interval %d ms unless a row says otherwise
                Records   plain ones of %d bytes of JSON properties; messages with the same properties, ids and type
                          around them, about %d bytes; %,d users and as many visitors; %d segments
                """,
                Lab.PARTITIONS,
                Lab.COMMIT_INTERVAL.toMillis(),
                Messages.PROPERTY_BYTES,
                Messages.track(1).length(),
                Messages.USERS,
                Segments.count());
    }

    private static String figures(Effort effort) {
        return String.format(
                Locale.ROOT,
                """
                Figures   CPU time of the measured process as the system accounts for it, JIT and GC included; medians
                          over windows that follow a warm-up of %d %%, of %d s of that time or of %,d events, if fewer;
                          x is the ratio of CPU time per event. Other work on the machine makes all of them worse%s
                """,
                Math.round(100 * Repetitions.WARM_UP),
                effort.watching().toSeconds(),
                effort.events(),
                load());
    }

    /** What else the machine was doing, where the system tells. */
    private static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "." : String.format(Locale.ROOT, ":%n          the load average at the end is %.1f.", load);
    }
}
