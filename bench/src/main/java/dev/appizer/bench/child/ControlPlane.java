// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.child;

import dev.appizer.identity.control.ClusterLimits;
import dev.appizer.identity.control.DecideLinks;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityConflict;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.http.Routes;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.streams.query.Owners;
import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.streams.run.StreamsService;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.Rows;
import dev.appizer.streams.topology.Replay;
import dev.appizer.streams.topology.Wires;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topic.Kind;
import dev.appizer.topics.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * The identity stage's control plane without its router: the same processor, store, settings and output topics. Where the
 * stage reads what its router sends to itself, this reads a topic that was filled beforehand.
 */
public final class ControlPlane {

    public static final String NAME = "bench-control-plane";

    private ControlPlane() {}

    static ServiceDefinition definition() {
        return StreamsService.definition(
                new StreamsApplication(NAME, SettingsCatalog.of(), topics -> List.of(), Parts::new));
    }

    /**
     * What it reads: {@link LinkRequest}s as rows.
     *
     * @param prefix of the workspace
     */
    public static Topic<byte[]> links(String prefix) {
        return new Topic<>(prefix + "links", Kind.RETAINED, 1, null, Serdes.ByteArray());
    }

    private record Parts(ServiceContext context) implements StreamsApplication.Parts {

        @Override
        public Topology topology(TopologyConfig config) {
            Topic<byte[]> links = links(context.settings().get(CommonSettings.TOPICS_PREFIX));
            StreamsBuilder builder = new StreamsBuilder(config);
            Wires wires = new Wires(builder, Replay.NONE);
            builder.addStateStore(Rows.store(DecideLinks.STORE));
            write(
                    wires,
                    wires.read(links, new RowCodec<>(LinkRequest.class).serde(), "read-links")
                            .process(
                                    () -> new DecideLinks(ClusterLimits.USUAL, () -> new KeyedHash(Optional.empty())),
                                    Named.as("decide-links"),
                                    DecideLinks.STORE),
                    context.common().topics());
            return builder.build();
        }

        private static void write(Wires wires, KStream<String, SpecificRecord> decided, Topics topics) {
            wires.write(
                    Wires.onlyOrNone(decided, Alias.class, "assignments"),
                    topics.identityAliases(),
                    "write-assignments");
            wires.write(Wires.only(decided, IdentityChange.class, "moves"), topics.identityChanges(), "write-moves");
            wires.write(
                    Wires.only(decided, IdentityConflict.class, "conflicts"),
                    topics.identityConflicts(),
                    "write-conflicts");
        }

        @Override
        public Routes routes(Owners owners) {
            return Routes.none();
        }
    }
}
