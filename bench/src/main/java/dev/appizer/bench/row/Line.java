// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Backlog;
import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.ServiceProcess;
import dev.appizer.bench.lab.Workspace;
import dev.appizer.bench.load.Segments;
import dev.appizer.enrichment.EnrichmentApplication;
import dev.appizer.gateway.GatewayService;
import dev.appizer.identity.IdentityApplication;
import dev.appizer.segment.SegmentApplication;
import dev.appizer.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Gateway and stages in one JVM, as {@code ./appizer up} runs them.
 *
 * @param process that they share
 * @param backlog what was taken and is not through yet
 */
record Line(ServiceProcess process, LongSupplier backlog) implements AutoCloseable {

    static final Duration COMMIT_INTERVAL = Duration.ofMillis(20);

    /** Where a thousand calls a second and the broker share two cores: each commit costs, whatever is in it. */
    static final Duration BUSY_COMMIT_INTERVAL = Duration.ofMillis(30);

    private static final String ENRICHMENT = EnrichmentApplication.definition().name();
    private static final String IDENTITY = IdentityApplication.definition().name();
    private static final String SEGMENT = SegmentApplication.definition().name();

    static Line start(Lab lab, Workspace workspace) throws InterruptedException {
        return start(lab, workspace, COMMIT_INTERVAL);
    }

    static Line start(Lab lab, Workspace workspace, Duration commitInterval) throws InterruptedException {
        return start(lab, workspace, commitInterval, 1);
    }

    /**
     * The same.
     *
     * @param threads of each stage
     */
    static Line start(Lab lab, Workspace workspace, Duration commitInterval, int threads) throws InterruptedException {
        Segments.define(lab.bootstrapServers(), workspace.topics());
        List<String> services = List.of(SEGMENT, IDENTITY, ENRICHMENT, GatewayService.NAME);
        ServiceProcess process =
                ServiceProcess.start(lab, workspace, services, commitInterval, threads, ServiceProcess.PATIENCE);
        Topics topics = workspace.topics();
        return new Line(
                process,
                Backlog.sum(List.of(
                        new Backlog(lab.admin(), topics.eventsRaw(), workspace.group(ENRICHMENT)),
                        new Backlog(lab.admin(), topics.eventsEnriched(), workspace.group(IDENTITY)),
                        new Backlog(lab.admin(), topics.eventsResolved(), workspace.group(SEGMENT)))));
    }

    @Override
    public void close() {
        process.close();
    }
}
