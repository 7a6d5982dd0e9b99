// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.service.ServiceContext;
import dev.appizer.service.http.Routes;
import dev.appizer.service.keys.AdminGuard;
import dev.appizer.streams.query.Owners;
import dev.appizer.topics.Topics;
import java.time.Clock;

/** All that the stage answers, behind an admin key. */
public final class SegmentApi implements AutoCloseable {

    private final ServiceContext context;
    private final DefinitionLog log;

    public SegmentApi(ServiceContext context) {
        this.context = context;
        Topics topics = context.common().topics();
        this.log = new DefinitionLog(
                topics.segmentsDefinitions(), context.settings().kafka());
    }

    public Routes routes(Owners owners) {
        Topics topics = context.common().topics();
        Progress progress = new Progress(owners, topics.eventsResolved());
        Routes.Builder routes = Routes.guardedBy(new AdminGuard(context.keys()));
        progress.addTo(routes);
        new SegmentRoutes(log, progress, Clock.systemUTC()).addTo(routes);
        new MemberRoutes(owners, topics.eventsResolved(), log).addTo(routes);
        new ProfileRoutes(owners).addTo(routes);
        return routes.build();
    }

    @Override
    public void close() {
        log.close();
    }
}
