// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import dev.appizer.action.api.CampaignChecks.Outside;
import dev.appizer.action.campaign.Content;
import dev.appizer.action.decide.Analytics;
import dev.appizer.action.deliver.Sender;
import dev.appizer.schemas.CampaignDefinition;
import dev.appizer.schemas.Definition;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.definition.DefinitionLog;
import dev.appizer.streams.query.Owners;
import dev.appizer.streams.run.StreamsSettings;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** All that the stage answers, behind an admin key. */
public final class ActionApi implements AutoCloseable {

    private final ServiceContext context;
    private final DefinitionLog<CampaignDefinition> campaigns;
    private final DefinitionLog<Definition> segments;
    private final Optional<Analytics> analytics;
    private final Outside outside;
    private final Content content;
    private final Sender sender;

    /**
     * Makes it.
     *
     * @param analytics empty where it can't be asked
     */
    public ActionApi(
            ServiceContext context, Optional<Analytics> analytics, Outside outside, Content content, Sender sender) {
        this.context = context;
        this.analytics = analytics;
        this.outside = outside;
        this.content = content;
        this.sender = sender;
        Topics topics = context.common().topics();
        Map<String, Object> kafka = context.settings().kafka();
        this.campaigns = new DefinitionLog<>(topics.campaigns(), kafka);
        this.segments = new DefinitionLog<>(topics.segmentsDefinitions(), kafka);
    }

    public Routes routes(Owners owners) {
        Routes.Builder routes = Routes.guardedBy(StreamsSettings.guard(context));
        Clock clock = Clock.systemUTC();
        Topic<?> source = context.common().topics().eventsResolved();
        Spread spread = new Spread(owners, source);
        spread.addTo(routes);
        CampaignChecks checks = new CampaignChecks(segments, analytics, outside, clock);
        new CampaignRoutes(campaigns, checks, spread, clock).addTo(routes);
        new DeliveryRoutes(owners, source, campaigns).addTo(routes);
        PersonSearch people = new PersonSearch(owners);
        people.addTo(routes);
        new TestRoutes(campaigns, people, content, sender, clock).addTo(routes);
        return routes.build();
    }

    @Override
    public void close() {
        campaigns.close();
        segments.close();
    }
}
