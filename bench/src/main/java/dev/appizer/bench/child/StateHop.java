// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.child;

import static java.util.Objects.requireNonNull;

import dev.appizer.service.ServiceContext;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.http.Routes;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.SettingsCatalog;
import dev.appizer.streams.query.Owners;
import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.streams.run.StreamsService;
import dev.appizer.streams.state.Rows;
import dev.appizer.streams.topology.Replay;
import dev.appizer.streams.topology.Wires;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The least that a stage with state can do: it reads a record, gets what is kept under its key, puts the new value there,
 * and passes on what was kept before, or the record itself where it is the first. It runs exactly as the stages do: the
 * same settings, stores and serdes, exactly-once, a changelog, no cache.
 */
public final class StateHop {

    public static final String NAME = "bench-state-hop";

    private static final String STORE = "latest";

    private StateHop() {}

    static ServiceDefinition definition() {
        return StreamsService.definition(
                new StreamsApplication(NAME, SettingsCatalog.of(), topics -> List.of(), Parts::new));
    }

    private record Parts(ServiceContext context) implements StreamsApplication.Parts {

        @Override
        public Topology topology(TopologyConfig config) {
            PlainTopics topics = PlainTopics.of(
                    context.settings().get(CommonSettings.TOPICS_PREFIX),
                    context.common().topics().partitions());
            StreamsBuilder builder = new StreamsBuilder(config);
            builder.addStateStore(Rows.store(STORE));
            Wires wires = new Wires(builder, Replay.NONE);
            wires.write(
                    wires.read(topics.records(), "read-records")
                            .processValues(Swap::new, Named.as("swap-with-state"), STORE),
                    topics.copies(),
                    "write-copies");
            return builder.build();
        }

        @Override
        public Routes routes(Owners owners) {
            return Routes.none();
        }
    }

    private static final class Swap implements FixedKeyProcessor<String, byte[], byte[]> {

        private @Nullable FixedKeyProcessorContext<String, byte[]> context;
        private @Nullable KeyValueStore<Bytes, byte[]> store;

        @Override
        public void init(FixedKeyProcessorContext<String, byte[]> given) {
            context = given;
            store = given.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, byte[]> record) {
            Bytes key = Bytes.wrap(record.key().getBytes(StandardCharsets.UTF_8));
            KeyValueStore<Bytes, byte[]> latest = requireNonNull(store);
            byte[] before = latest.get(key);
            latest.put(key, record.value());
            requireNonNull(context).forward(record.withValue(before == null ? record.value() : before));
        }
    }
}
