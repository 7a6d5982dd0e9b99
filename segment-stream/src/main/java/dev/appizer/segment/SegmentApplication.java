// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment;

import dev.appizer.segment.api.SegmentApi;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.live.ChangeLatency;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.http.Routes;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.query.Owners;
import dev.appizer.streams.rebuild.Rebuilding;
import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.streams.run.StreamsService;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** What the segment stage is: {@code events.resolved} and the identity topics in, {@code segments.*} and {@code profiles} out. */
public final class SegmentApplication {

    private SegmentApplication() {}

    public static StreamsApplication application() {
        return new StreamsApplication(
                "segment-stream", SegmentSettings.CATALOG, SegmentApplication::topics, Parts::new);
    }

    public static ServiceDefinition definition() {
        return StreamsService.definition(application());
    }

    private static List<Topic<?>> topics(Topics topics) {
        return List.of(
                topics.eventsResolved(),
                topics.identitySeen(),
                topics.identityChanges(),
                topics.commands(),
                topics.segmentsDefinitions(),
                topics.segmentsContributions(),
                topics.segmentsChanges(),
                topics.segmentsMembership(),
                topics.eventsDeadLetter(),
                topics.profiles());
    }

    private static final class Parts implements StreamsApplication.Parts {

        private final Topics topics;
        private final ServiceContext context;
        private final Retention retention;
        private final SegmentApi api;

        Parts(ServiceContext context) {
            this.context = context;
            this.topics = context.common().topics();
            this.retention = SegmentSettings.retention(context.settings());
            this.api = new SegmentApi(context, retention);
        }

        @Override
        public Topology topology(TopologyConfig config) {
            return SegmentTopology.of(topics, this::hash, retention, latency(), config);
        }

        @Override
        public Rebuilding rebuilding(Instant begin) {
            return new SegmentRebuild(topics, this::hash, retention, begin);
        }

        @Override
        public Set<String> pureSteps() {
            return SegmentTopology.PURE_STEPS;
        }

        private ChangeLatency latency() {
            Timer timer = Timer.builder("appizer.segments.change.latency")
                    .description("From the arrival of an event to the segment change that it brought about")
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofMillis(1))
                    .maximumExpectedValue(Duration.ofMinutes(10))
                    .register(context.meters());
            return millis -> timer.record(millis, TimeUnit.MILLISECONDS);
        }

        private KeyedHash hash() {
            return new KeyedHash(context.settings().find(KeyedHash.SETTING));
        }

        @Override
        public Routes routes(Owners owners) {
            return api.routes(owners);
        }

        @Override
        public void close() {
            api.close();
        }
    }
}
