// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.UserAgent;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the user agent says: the SDK's word, else the call's header. */
public final class UserAgentEnricher implements Enricher {

    private final Supplier<UserAgents> userAgents;

    /** The supplier may let the first that asks wait. */
    public UserAgentEnricher(Supplier<UserAgents> userAgents) {
        this.userAgents = userAgents;
    }

    @Override
    public Enrichments enrich(Subject subject, Enrichments known) {
        @Nullable String told = subject.text("userAgent");
        @Nullable String text = told == null ? subject.userAgent() : told;
        @Nullable UserAgent found = text == null ? null : userAgents.get().read(text);
        if (found == null) {
            return known;
        }
        boolean server = told == null && subject.scope() != KeyScope.BROWSER;
        return known.with(found.getBot() && server ? withoutBot(found) : found);
    }

    /** A server's HTTP library is a program by nature: that it made the call says nothing of the person in it. */
    private static UserAgent withoutBot(UserAgent found) {
        return UserAgent.newBuilder(found).setBot(false).build();
    }
}
