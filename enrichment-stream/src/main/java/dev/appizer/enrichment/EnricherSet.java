// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.enrichers.CampaignEnricher;
import dev.appizer.enrichment.enrichers.Enricher;
import dev.appizer.enrichment.enrichers.GeoEnricher;
import dev.appizer.enrichment.enrichers.ReferrerEnricher;
import dev.appizer.enrichment.enrichers.UserAgentEnricher;
import dev.appizer.enrichment.enrichers.UserAgents;
import dev.appizer.service.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The enrichers of a process, in order.
 *
 * @param geo null where no database is set
 */
record EnricherSet(List<Enricher> inOrder, @Nullable GeoEnricher geo) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EnricherSet.class);

    /**
     * Opens what the operator set. User agents take seconds to load: they do so beside the start, and the first event
     * waits for what is left of it.
     *
     * @throws InvalidSettingsException where the geo database cannot be opened
     */
    static EnricherSet open(EnrichmentConfig config) {
        @Nullable GeoEnricher geo = config.geoDatabase() == null ? null : geo(config.geoDatabase());
        CompletableFuture<UserAgents> userAgents =
                CompletableFuture.supplyAsync(() -> UserAgents.load(config.userAgentCacheSize()));
        List<Enricher> enrichers = new ArrayList<>(
                List.of(new UserAgentEnricher(userAgents::join), new CampaignEnricher(), new ReferrerEnricher()));
        if (geo != null) {
            enrichers.add(geo);
        }
        return new EnricherSet(List.copyOf(enrichers), geo);
    }

    @Override
    public void close() {
        try {
            if (geo != null) {
                geo.close();
            }
        } catch (IOException e) {
            LOG.warn("Not closed: what=geo-database", e);
        }
    }

    private static GeoEnricher geo(Path file) {
        try {
            return GeoEnricher.open(file);
        } catch (IOException e) {
            throw InvalidSettingsException.of(
                    EnrichmentSettings.GEO_DATABASE.name(), "can't be opened: " + e.getMessage());
        }
    }
}
