// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity;

import dev.appizer.identity.api.AliasRoutes;
import dev.appizer.identity.api.IdentityRoutes;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.http.Routes;
import dev.appizer.service.keys.AdminGuard;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.command.CommandWriter;
import dev.appizer.streams.metrics.Books;
import dev.appizer.streams.query.Owners;
import dev.appizer.streams.rebuild.Rebuilding;
import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.streams.run.StreamsService;
import dev.appizer.streams.run.StreamsSettings;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** What the identity stage is: {@code events.enriched} in, {@code events.resolved} and the identity topics out. */
public final class IdentityApplication {

    private IdentityApplication() {}

    public static StreamsApplication application() {
        return new StreamsApplication(
                "identity-stream", IdentitySettings.CATALOG, IdentityApplication::topics, Parts::new);
    }

    public static ServiceDefinition definition() {
        return StreamsService.definition(application());
    }

    private static List<Topic<?>> topics(Topics topics) {
        return List.of(
                topics.eventsEnriched(),
                topics.commands(),
                topics.eventsResolved(),
                topics.identityAliases(),
                topics.identitySeen(),
                topics.identityChanges(),
                topics.identityConflicts(),
                topics.eventsDeadLetter());
    }

    private static final class Parts implements StreamsApplication.Parts {

        private final ServiceContext context;
        private final CommandWriter commands;

        Parts(ServiceContext context) {
            this.context = context;
            this.commands = new CommandWriter(
                    context.common().topics().commands(), context.settings().kafka());
        }

        @Override
        public Topology topology(TopologyConfig config) {
            return IdentityTopology.of(
                    context.common().topics(), IdentitySettings.of(context.settings()), this::hash, config);
        }

        @Override
        public Books books() {
            return IdentityTopology.books(context.common().topics());
        }

        @Override
        public Rebuilding rebuilding(Instant begin) {
            return new IdentityRebuild(
                    context.common().topics(), IdentitySettings.of(context.settings()), this::hash, begin);
        }

        private KeyedHash hash() {
            return new KeyedHash(context.settings().find(KeyedHash.SETTING));
        }

        @Override
        public Routes routes(Owners owners) {
            AdminGuard guard = StreamsSettings.guard(context);
            return new IdentityRoutes(owners)
                    .routes(Routes.guardedBy(guard))
                    .plus(new AliasRoutes(commands, guard).routes(Routes.guardedBy(guard)));
        }

        @Override
        public void close() {
            commands.close();
        }
    }
}
