// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.appizer.model.Values;
import dev.appizer.schemas.KeyScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Subjects by their context's JSON, with single quotes. */
final class Subjects {

    private static final JsonFactory JSON = new JsonFactory();

    private Subjects() {}

    static Subject of(String context) {
        return of(context, null, null);
    }

    static Subject of(String context, @Nullable String userAgent, @Nullable String clientIp) {
        try (JsonParser json = JSON.createParser(context.replace('\'', '"'))) {
            json.nextToken();
            return new Subject(Values.readEntries(json), userAgent, clientIp, KeyScope.SERVER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Enrichments enrich(Enricher enricher, Subject subject) {
        return enricher.enrich(subject, Enrichments.none(List.of()));
    }
}
