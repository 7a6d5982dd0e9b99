// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.metrics.Books;
import dev.appizer.streams.query.Owners;
import dev.appizer.streams.rebuild.Rebuilding;
import dev.appizer.streams.rebuild.ToldRecords;
import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.streams.run.StreamsService;
import dev.appizer.streams.topology.Replay;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** What the stage is: {@code events.raw} in, {@code events.enriched} and {@code events.dead-letter} out. */
public final class EnrichmentApplication {

    private EnrichmentApplication() {}

    public static StreamsApplication application() {
        return new StreamsApplication(
                "enrichment-stream", EnrichmentSettings.CATALOG, EnrichmentApplication::topics, Parts::of);
    }

    public static ServiceDefinition definition() {
        return StreamsService.definition(application());
    }

    private static List<Topic<?>> topics(Topics topics) {
        return List.of(topics.eventsRaw(), topics.eventsEnriched(), topics.eventsDeadLetter());
    }

    private record TopicPlace(String topic, int partition, long offset) {}

    private record Parts(ServiceContext context, EnrichmentConfig config, EnricherSet enrichers)
            implements StreamsApplication.Parts {

        static Parts of(ServiceContext context) {
            EnrichmentConfig config = EnrichmentSettings.of(context.settings());
            return new Parts(context, config, EnricherSet.open(config));
        }

        @Override
        public Topology topology(TopologyConfig topologyConfig) {
            return topology(topologyConfig, Replay.NONE);
        }

        private Topology topology(TopologyConfig topologyConfig, Replay replay) {
            OutcomeCounters counters = new MeteredOutcomes(context.meters());
            return EnrichmentTopology.of(
                    topologyConfig, context.common().topics(), config, enrichers.inOrder(), counters, replay);
        }

        @Override
        public Set<String> pureSteps() {
            return Set.of(EnrichmentTopology.VALIDATE_MESSAGES);
        }

        @Override
        public Books books() {
            return EnrichmentTopology.books(context.common().topics());
        }

        /** Which messages were seen, by {@code events.raw} alone. */
        @Override
        public Rebuilding rebuilding(Instant begin) {
            Set<TopicPlace> refused = new HashSet<>();
            return new Rebuilding() {
                /** What was refused is remembered by nobody: it may be driven again, and be right by now. */
                @Override
                public void prepare(ToldRecords told, Map<TopicPartition, Long> bounds) {
                    told.each(
                            context.common().topics().eventsDeadLetter(),
                            (letter, partition, offset) -> refused.add(new TopicPlace(
                                    letter.getOriginTopic(), letter.getOriginPartition(), letter.getOriginOffset())));
                }

                @Override
                public boolean isLeftOut(String topic, int partition, long offset) {
                    return refused.contains(new TopicPlace(topic, partition, offset));
                }

                @Override
                public List<Topic<?>> inputs() {
                    return List.of(context.common().topics().eventsRaw());
                }

                /** What has expired is older than what repeats are remembered for. */
                @Override
                public boolean needsAll() {
                    return false;
                }

                @Override
                public Topology topology(TopologyConfig topologyConfig, Replay replay) {
                    return Parts.this.topology(topologyConfig, replay);
                }
            };
        }

        @Override
        public Routes routes(Owners owners) {
            return Routes.none();
        }

        @Override
        public void close() {
            enrichers.close();
        }
    }
}
