// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.enrichers.CampaignEnricher;
import dev.appizer.enrichment.enrichers.Enricher;
import dev.appizer.enrichment.enrichers.GeoEnricher;
import dev.appizer.enrichment.enrichers.ReferrerEnricher;
import dev.appizer.enrichment.enrichers.UserAgentEnricher;
import dev.appizer.enrichment.enrichers.UserAgents;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.http.Routes;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.streams.query.Owners;
import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.streams.run.StreamsService;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.jspecify.annotations.Nullable;

/** What the enrichment stage is: {@code events.raw} in, {@code events.enriched} and {@code events.dead-letter} out. */
public final class EnrichmentApplication {

    private EnrichmentApplication() {}

    public static ServiceDefinition definition() {
        return StreamsService.definition(new StreamsApplication(
                "enrichment-stream", EnrichmentSettings.CATALOG, EnrichmentApplication::topics, Parts::new));
    }

    private static List<Topic<?>> topics(Topics topics) {
        return List.of(topics.eventsRaw(), topics.eventsEnriched(), topics.eventsDeadLetter());
    }

    private static final class Parts implements StreamsApplication.Parts {

        private final ServiceContext context;
        private final EnrichmentConfig config;
        private final @Nullable GeoEnricher geo;

        Parts(ServiceContext context) {
            this.context = context;
            this.config = EnrichmentSettings.read(context.settings());
            this.geo = config.geoDatabase() == null ? null : openGeo(config.geoDatabase());
        }

        private static GeoEnricher openGeo(Path file) {
            try {
                return GeoEnricher.open(file);
            } catch (IOException e) {
                throw InvalidSettingsException.of(
                        EnrichmentSettings.GEO_DATABASE.name(), "is not a readable MaxMind file: " + e.getMessage());
            }
        }

        @Override
        public Topology topology(TopologyConfig topologyConfig) {
            MeteredOutcomes outcomes = new MeteredOutcomes(context.meters());
            return EnrichmentTopology.of(topologyConfig, context.common().topics(), config, enrichers(), outcomes);
        }

        /** In this order. */
        private List<Enricher> enrichers() {
            List<Enricher> enrichers = new ArrayList<>(List.of(
                    new UserAgentEnricher(UserAgents.load(config.userAgentCacheSize())),
                    new CampaignEnricher(),
                    new ReferrerEnricher()));
            if (geo != null) {
                enrichers.add(geo);
            }
            return List.copyOf(enrichers);
        }

        @Override
        public Routes routes(Owners owners) {
            return Routes.none();
        }

        @Override
        public void close() {
            try {
                if (geo != null) {
                    geo.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The geo database can't be closed", e);
            }
        }
    }
}
