// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.model.Micros;
import dev.appizer.schemas.Definition;
import dev.appizer.segment.condition.Retention;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.http.Routes;
import dev.appizer.service.keys.AdminGuard;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.command.CommandWriter;
import dev.appizer.streams.definition.DefinitionLog;
import dev.appizer.streams.query.Owners;
import dev.appizer.streams.run.StreamsSettings;
import dev.appizer.topics.Topics;
import java.time.Clock;

/** All that the stage answers, behind an admin key. */
public final class SegmentApi implements AutoCloseable {

    private final ServiceContext context;
    private final Retention retention;
    private final DefinitionLog<Definition> log;
    private final CommandWriter commands;

    /** @param retention how long events are kept */
    public SegmentApi(ServiceContext context, Retention retention) {
        this.retention = retention;
        this.context = context;
        Topics topics = context.common().topics();
        this.log = new DefinitionLog<>(
                topics.segmentsDefinitions(), context.settings().kafka());
        this.commands = new CommandWriter(topics.commands(), context.settings().kafka());
    }

    public Routes routes(Owners owners) {
        Topics topics = context.common().topics();
        AdminGuard guard = StreamsSettings.guard(context);
        Progress progress = new Progress(owners, topics.eventsResolved());
        Routes.Builder routes = Routes.guardedBy(guard);
        progress.addTo(routes);
        Clock clock = Clock.systemUTC();
        new SegmentRoutes(log, progress, clock).addTo(routes);
        new ComputedTraitRoutes(log, progress, clock).addTo(routes);
        new PreviewRoutes(owners, topics.eventsResolved(), log, retention, clock).addTo(routes);
        new MemberRoutes(owners, topics.eventsResolved(), log).addTo(routes);
        PersonSearch search = new PersonSearch(owners);
        new ExplainRoutes(search, log, retention, clock).addTo(routes);
        ProfileRoutes profiles = new ProfileRoutes(search, retention, () -> Micros.of(clock.instant()));
        profiles.addTo(routes);
        boolean canErase = context.settings().find(KeyedHash.SETTING).isPresent();
        new ErasureRoutes(owners, profiles, commands, guard, canErase).addTo(routes);
        return routes.build();
    }

    @Override
    public void close() {
        log.close();
        commands.close();
    }
}
