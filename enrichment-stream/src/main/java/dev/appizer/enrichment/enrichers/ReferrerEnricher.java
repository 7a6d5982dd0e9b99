// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import dev.appizer.schemas.Referrer;
import org.jspecify.annotations.Nullable;

/** The page that linked here, and what kind of site it is. */
public final class ReferrerEnricher implements Enricher {

    @Override
    public Enrichments enrich(Subject subject, Enrichments known) {
        @Nullable String host = UrlParts.host(subject.text("page", "referrer"));
        if (host == null) {
            host = UrlParts.host(subject.text("referrer", "url"));
        }
        if (host == null) {
            return known;
        }
        @Nullable String page = UrlParts.host(subject.text("page", "url"));
        if (page != null && withoutWww(page).equals(withoutWww(host))) {
            return known.with(new Referrer(host, "internal", null));
        }
        @Nullable KnownSite site = KnownSites.of(withoutWww(host));
        return known.with(
                site == null ? new Referrer(host, "other", null) : new Referrer(host, site.medium(), site.name()));
    }

    private static String withoutWww(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
