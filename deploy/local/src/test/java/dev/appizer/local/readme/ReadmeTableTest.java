// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.ActionTopology;
import dev.appizer.action.campaign.Content;
import dev.appizer.action.decide.Analytics;
import dev.appizer.action.decide.DecideMeters;
import dev.appizer.action.deliver.DeliverLimits;
import dev.appizer.action.deliver.DeliveryMeters;
import dev.appizer.action.deliver.RetryPolicy;
import dev.appizer.analytics.ingest.Ingest;
import dev.appizer.enrichment.EnrichmentConfig;
import dev.appizer.enrichment.EnrichmentTopology;
import dev.appizer.enrichment.OutcomeCounters;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.identity.IdentityTopology;
import dev.appizer.identity.control.ClusterLimits;
import dev.appizer.local.TestHash;
import dev.appizer.local.docs.Project;
import dev.appizer.segment.SegmentTopology;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.live.ChangeLatency;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

/** What the README says that each stage reads and writes is what its topology does; and what analytics reads. */
class ReadmeTableTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String REPARTITION = "-repartition";

    private final Topics topics = TestTopics.topics();

    @Test
    void theEnrichmentStageReadsAndWritesWhatTheTableSays() throws IOException {
        assertRow(
                "enrichment-stream",
                config ->
                        EnrichmentTopology.of(config, topics, EnrichmentConfig.defaults(), List.of(), new Uncounted()));
    }

    @Test
    void theIdentityStageReadsAndWritesWhatTheTableSays() throws IOException {
        assertRow(
                "identity-stream",
                config -> IdentityTopology.of(topics, ClusterLimits.USUAL, TestHash::create, config));
    }

    @Test
    void theSegmentStageReadsAndWritesWhatTheTableSays() throws IOException {
        assertRow(
                "segment-stream",
                config ->
                        SegmentTopology.of(topics, TestHash::create, Retention.FOR_EVER, ChangeLatency.UNTOLD, config));
    }

    @Test
    void theActionStageReadsAndWritesWhatTheTableSays() throws IOException {
        Analytics nobody = question -> CompletableFuture.completedStage(new Analytics.Answer.Missing(true, "nobody"));
        assertRow(
                "action-stream",
                config -> ActionTopology.of(
                        topics,
                        new ActionTopology.Deciding(
                                new Content(Optional.empty()),
                                TestHash::create,
                                nobody,
                                Duration.ZERO,
                                new UncountedDecisions()),
                        new ActionTopology.Sending(
                                notification -> new CompletableFuture<>(),
                                DeliverLimits.USUAL,
                                RetryPolicy.USUAL,
                                DeliveryMeters.NONE),
                        config));
    }

    @Test
    void analyticsReadsWhatTheTableSaysAndWritesNothing() throws IOException {
        String[] cells = cells("analytics");

        assertThat(namesIn(cells[3]))
                .isEqualTo(shared(Ingest.reads(topics).stream().map(Topic::name)));
        assertThat(namesIn(cells[4])).isEmpty();
    }

    private static String[] cells(String module) throws IOException {
        return Project.read("README.md")
                .lines()
                .filter(line -> line.startsWith("| `" + module + "` |"))
                .findFirst()
                .orElseThrow()
                .split("\\|", -1);
    }

    private static void assertRow(String module, Function<TopologyConfig, Topology> topology) throws IOException {
        String[] cells = cells(module);
        TopologyDescription description = topology.apply(config()).describe();

        assertThat(namesIn(cells[3])).as("reads").isEqualTo(reads(description));
        assertThat(namesIn(cells[4])).as("writes").isEqualTo(writes(description));
    }

    private static TopologyConfig config() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "described");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "not.asked:1");
        return new TopologyConfig(new StreamsConfig(config));
    }

    private static Set<String> reads(TopologyDescription topology) {
        return shared(nodes(topology, TopologyDescription.Source.class).flatMap(source -> source.topicSet().stream()));
    }

    private static Set<String> writes(TopologyDescription topology) {
        return shared(nodes(topology, TopologyDescription.Sink.class).map(TopologyDescription.Sink::topic));
    }

    private static <N> Stream<N> nodes(TopologyDescription topology, Class<N> kind) {
        return topology.subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** Without what is internal to one application. */
    private static Set<String> shared(Stream<String> names) {
        return names.filter(name -> !name.endsWith(REPARTITION))
                .map(name -> name.substring(TestTopics.PREFIX.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> namesIn(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static final class UncountedDecisions implements DecideMeters {
        @Override
        public void triggered(String campaign) {}

        @Override
        public void withheld(String campaign, String reason) {}

        @Override
        public void asked(String campaign, String outcome) {}
    }

    private static final class Uncounted implements OutcomeCounters {
        @Override
        public void enriched() {}

        @Override
        public void duplicate() {}

        @Override
        public void deadLetter(Refusal.Code code) {}
    }
}
