// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import dev.appizer.enrichment.message.Warnings;
import dev.appizer.schemas.Campaign;
import dev.appizer.schemas.Geo;
import dev.appizer.schemas.Referrer;
import dev.appizer.schemas.UserAgent;
import dev.appizer.schemas.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the enrichers found; null where they found nothing. */
public record Enrichments(
        @Nullable UserAgent userAgent,
        @Nullable Campaign campaign,
        @Nullable Referrer referrer,
        @Nullable Geo geo,
        List<Warning> warnings) {

    /** Nothing yet, but the warnings so far. */
    public static Enrichments none(List<Warning> warnings) {
        return new Enrichments(null, null, null, null, warnings);
    }

    Enrichments with(UserAgent found) {
        return new Enrichments(found, campaign, referrer, geo, warnings);
    }

    Enrichments with(Campaign found) {
        return new Enrichments(userAgent, found, referrer, geo, warnings);
    }

    Enrichments with(Referrer found) {
        return new Enrichments(userAgent, campaign, found, geo, warnings);
    }

    Enrichments with(Geo found) {
        return new Enrichments(userAgent, campaign, referrer, found, warnings);
    }

    Enrichments with(Warning warning) {
        return new Enrichments(userAgent, campaign, referrer, geo, Warnings.plus(warnings, warning));
    }
}
