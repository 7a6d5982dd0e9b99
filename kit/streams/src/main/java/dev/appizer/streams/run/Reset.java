// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import dev.appizer.service.ServiceContext;
import dev.appizer.service.kafka.Patience;
import dev.appizer.streams.rebuild.Rebuild;
import dev.appizer.streams.rebuild.RebuildException;
import dev.appizer.streams.rebuild.Rebuilding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Makes the state of an application anew from the topics, once all of its instances have stopped. */
public final class Reset {

    private final StreamsApplication application;
    private final ServiceContext context;
    private final Duration leaving;
    private final Consumer<String> progress;

    /**
     * Prepares it.
     *
     * @param leaving how long to wait until its instances have left their group: somebody who was killed is in it until the
     *     session time-out
     * @param progress is told how far it is, in sentences
     */
    public Reset(StreamsApplication application, ServiceContext context, Duration leaving, Consumer<String> progress) {
        this.leaving = leaving;
        this.application = application;
        this.context = context;
        this.progress = progress;
    }

    /**
     * Does it, from the start or once more.
     *
     * @throws RebuildException where it can't be done now, or can't be done rightly
     */
    public void run() throws InterruptedException {
        StreamsApplication.Parts parts = application.parts().apply(context);
        Path state = StreamsSettings.of(context.settings()).stateDirectory().resolve(application.name() + "-reset");
        try (Admin admin = Admin.create(context.settings().kafka())) {
            @Nullable Rebuilding rebuilding = parts.rebuilding(Instant.now());
            if (rebuilding == null) {
                throw new IllegalArgumentException(application.name() + " can't be rebuilt");
            }
            StreamsService.awaitTopics(application, context, admin, new Patience());
            delete(state);
            Map<String, Object> properties = StreamsProperties.ofRebuild(application, parts, context, state);
            new Rebuild(rebuilding, properties, context.settings().kafka(), admin, leaving, progress).run();
        } finally {
            parts.close();
            delete(state);
        }
    }

    /** What it made lies in Kafka. */
    private static void delete(Path directory) {
        try {
            Utils.delete(directory.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
