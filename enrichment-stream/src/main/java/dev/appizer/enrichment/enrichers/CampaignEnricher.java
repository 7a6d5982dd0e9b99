// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import dev.appizer.schemas.Campaign;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The campaign that the SDK names, else the utm parameters of the page's address. */
public final class CampaignEnricher implements Enricher {

    private static final int MAX_CHARACTERS = 1_024;

    @Override
    public Enrichments enrich(Subject subject, Enrichments known) {
        @Nullable Campaign campaign = campaign(name -> subject.text("campaign", name));
        if (campaign == null) {
            campaign = byAddress(subject);
        }
        return campaign == null ? known : known.with(campaign);
    }

    private static @Nullable Campaign byAddress(Subject subject) {
        @Nullable String query = subject.text("page", "search");
        if (query == null) {
            query = subject.text("page", "url");
        }
        if (query == null || !query.contains("utm_")) {
            return null;
        }
        Map<String, String> parameters = new HashMap<>();
        UrlParts.eachParameter(query, parameters::putIfAbsent);
        return campaign(name -> parameters.get("name".equals(name) ? "utm_campaign" : "utm_" + name));
    }

    /** By the names of the SDKs; null where nothing has a value. */
    private static @Nullable Campaign campaign(UnaryOperator<@Nullable String> values) {
        Campaign campaign = new Campaign(
                value(values, "source"),
                value(values, "medium"),
                value(values, "name"),
                value(values, "term"),
                value(values, "content"));
        return campaign.equals(new Campaign()) ? null : campaign;
    }

    private static @Nullable String value(UnaryOperator<@Nullable String> values, String name) {
        @Nullable String value = values.apply(name);
        return value == null || value.isBlank() || value.length() > MAX_CHARACTERS ? null : value;
    }
}
