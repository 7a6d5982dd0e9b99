// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import dev.appizer.service.ServiceContext;
import dev.appizer.service.http.Routes;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.streams.metrics.Books;
import dev.appizer.streams.query.Owners;
import dev.appizer.streams.rebuild.Rebuilding;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka Streams application: what it is, without how it is run.
 *
 * @param name such as {@code identity-stream}; with the topics' prefix it is the application id
 * @param catalog of the settings that only it has
 * @param topics those that it reads and writes: it waits for them and refuses to start where their partitions differ
 * @param parts makes its topology and routes from what the process offers
 */
public record StreamsApplication(
        String name,
        SettingsCatalog catalog,
        Function<Topics, List<Topic<?>>> topics,
        Function<ServiceContext, Parts> parts) {

    /**
     * The application id, which is its consumer group and the beginning of the names of its own topics.
     *
     * @param prefix of the topics
     */
    public static String id(String prefix, String name) {
        return prefix.replace('.', '-') + name;
    }

    /** What a process makes of it. */
    public interface Parts {

        Topology topology(TopologyConfig config);

        /** What it answers over HTTP, by asking the owners of its state. */
        Routes routes(Owners owners);

        /**
         * The nodes of the topology that are functions of the record alone: where one of them throws, the record is a dead
         * letter. Anywhere else the process ends.
         */
        default Set<String> pureSteps() {
            return Set.of();
        }

        /** What must come of each record that it takes. */
        default Books books() {
            return Books.NONE;
        }

        /**
         * How its state can be made anew; null where it can't.
         *
         * @param begin when that begins
         */
        default @Nullable Rebuilding rebuilding(Instant begin) {
            return null;
        }

        /** Ends what it opened besides the topology. */
        default void close() {}
    }
}
