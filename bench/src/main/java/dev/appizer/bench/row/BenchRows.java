// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.load.Segments;
import dev.appizer.enrichment.EnrichmentApplication;
import dev.appizer.identity.IdentityApplication;
import dev.appizer.segment.SegmentApplication;
import dev.appizer.topics.Topics;
import java.util.ArrayList;
import java.util.List;

/** Every row, in the order in which they run and are shown. A new one is added here. */
public final class BenchRows {

    /** What the others are compared with: Kafka's own limit, and that of a stage with state. */
    public static final BenchRow PRODUCER = PlainProducerRow.plain();

    public static final BenchRow HOP = new StateHopRow();

    private static final StageRow ENRICHMENT =
            StageRow.of(EnrichmentApplication.definition().name(), null, Topics::eventsRaw);
    private static final StageRow IDENTITY =
            StageRow.of(IdentityApplication.definition().name(), ENRICHMENT, Topics::eventsEnriched);
    private static final StageRow SEGMENT =
            StageRow.of(SegmentApplication.definition().name(), IDENTITY, Topics::eventsResolved);

    private static final StageRow MANY_DEFINITIONS =
            SEGMENT.withIdleDefinitions("segments-idle-definitions", 1_000 - Segments.count());

    private static final StageRow MALFORMED = ENRICHMENT.amongMalformed("enrichment-malformed", 10_000);

    private BenchRows() {}

    /** What a run without a choice shows. */
    public static List<BenchRow> usual() {
        return List.of(
                PRODUCER,
                HOP,
                GatewayRow.batches(),
                GatewayRow.single(),
                ENRICHMENT,
                IDENTITY,
                SEGMENT,
                new WholeLineRow(),
                new LatencyRow());
    }

    /** These, what tells more of the gateway alone, and what joining ids costs. */
    public static List<BenchRow> all() {
        List<BenchRow> all = new ArrayList<>(usual());
        all.addAll(List.of(
                PlainProducerRow.raw(),
                PlainProducerRow.single(),
                new BareHttpRow(),
                new GatewayLatencyRow(),
                AliasLatencyRow.amongOthers(),
                AliasLatencyRow.alone(),
                new AliasStormRow(),
                new BackfillRow(),
                new DeadlinesRow(),
                MANY_DEFINITIONS,
                MALFORMED,
                new FootprintRow(),
                ControlPlaneRow.aliases(),
                ControlPlaneRow.ofSeen(),
                ControlPlaneRow.restore(),
                new AnalyticsIngestRow(),
                new AnalyticsQueriesRow()));
        return all;
    }
}
