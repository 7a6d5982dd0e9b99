// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity;

import dev.appizer.identity.api.IdentityRoutes;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.http.Routes;
import dev.appizer.service.keys.AdminGuard;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.streams.query.Owners;
import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.streams.run.StreamsService;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.util.List;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** What the identity stage is: {@code events.enriched} in, {@code events.resolved} and the identity topics out. */
public final class IdentityApplication {

    private IdentityApplication() {}

    public static ServiceDefinition definition() {
        return StreamsService.definition(new StreamsApplication(
                "identity-stream", SettingsCatalog.of(), IdentityApplication::topics, Parts::new));
    }

    private static List<Topic<?>> topics(Topics topics) {
        return List.of(
                topics.eventsEnriched(),
                topics.eventsResolved(),
                topics.identityAliases(),
                topics.identitySeen(),
                topics.identityChanges());
    }

    private record Parts(ServiceContext context) implements StreamsApplication.Parts {

        @Override
        public Topology topology(TopologyConfig config) {
            return IdentityTopology.of(context.common().topics(), config);
        }

        @Override
        public Routes routes(Owners owners) {
            return new IdentityRoutes(owners).routes(Routes.guardedBy(new AdminGuard(context.keys())));
        }
    }
}
