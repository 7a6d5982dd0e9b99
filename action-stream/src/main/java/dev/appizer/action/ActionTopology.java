// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action;

import dev.appizer.action.campaign.Content;
import dev.appizer.action.campaign.QuietWindow;
import dev.appizer.action.decide.Analytics;
import dev.appizer.action.decide.CampaignStore;
import dev.appizer.action.decide.Decide;
import dev.appizer.action.decide.DecideMeters;
import dev.appizer.action.decide.Decision;
import dev.appizer.action.decide.Input;
import dev.appizer.action.deliver.Deliver;
import dev.appizer.action.deliver.DeliverConfig;
import dev.appizer.action.deliver.DeliverLimits;
import dev.appizer.action.deliver.DeliverOutput;
import dev.appizer.action.deliver.DeliveryMeters;
import dev.appizer.action.deliver.DeliveryStore;
import dev.appizer.action.deliver.RetryPolicy;
import dev.appizer.action.deliver.Sender;
import dev.appizer.action.rows.CarriedRow;
import dev.appizer.schemas.CampaignDefinition;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.Rows;
import dev.appizer.streams.topology.EveryPartition;
import dev.appizer.streams.topology.Replay;
import dev.appizer.streams.topology.Wires;
import dev.appizer.topics.Topics;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;

/** Everything that concerns a person comes together on the partition of its canonical identifier, and is decided and sent there. */
public final class ActionTopology {

    private static final RowCodec<CarriedRow> CARRIED = new RowCodec<>(CarriedRow.class);
    private static final String[] DECIDE_STORES = Decide.STORES.toArray(String[]::new);
    private static final String[] DELIVER_STORES = {Deliver.OUTBOX, DeliveryStore.NAME, CampaignStore.NAME};

    private ActionTopology() {}

    /**
     * What decides.
     *
     * @param content writes notifications
     * @param hash makes one for each task
     * @param settle how long what is known of somebody may be behind what they do
     */
    public record Deciding(
            Content content, Supplier<KeyedHash> hash, Analytics analytics, Duration settle, DecideMeters meters) {}

    /** What sends. */
    public record Sending(Sender sender, DeliverLimits limits, RetryPolicy retries, DeliveryMeters meters) {}

    /** The whole stage, ready to be run. */
    public static Topology of(Topics topics, Deciding deciding, Sending sending, TopologyConfig config) {
        StreamsBuilder builder = new StreamsBuilder(config);
        Wires wires = new Wires(builder, Replay.NONE);
        Decide.STORES.stream().map(Rows::store).forEach(builder::addStateStore);
        Deliver.stores().forEach(builder::addStateStore);
        KStream<String, Decision> decided =
                inputs(wires, topics).process(() -> decide(topics, deciding), Named.as("decide"), DECIDE_STORES);
        KStream<String, DeliverOutput> delivered = Wires.pick(
                        decided, Decision.Told.class, Decision.Told::toDeliver, "told")
                .process(() -> deliver(topics, sending), Named.as("deliver"), DELIVER_STORES);
        write(decided, delivered, topics, wires);
        return builder.build();
    }

    private static Decide decide(Topics topics, Deciding deciding) {
        return new Decide(
                deciding.content,
                deciding.hash,
                deciding.analytics,
                topics.partitions(),
                deciding.meters,
                TimeUnit.MICROSECONDS.convert(deciding.settle));
    }

    private static Deliver deliver(Topics topics, Sending sending) {
        return new Deliver(
                sending.sender,
                context -> {
                    KeyValueStore<Bytes, byte[]> campaigns = context.getStateStore(CampaignStore.NAME);
                    return (campaign, triggeredAt) -> CampaignStore.status(campaigns, campaign, triggeredAt);
                },
                (row, now) -> QuietWindow.of(row).endAfter(now),
                new DeliverConfig(topics.actionsNotifications().name(), sending.limits, sending.retries),
                sending.meters);
    }

    private static KStream<String, Input> inputs(Wires wires, Topics topics) {
        KStream<String, Input> changes = wires.read(topics.segmentsChanges(), "read-changes")
                .mapValues(Input.Changed::new, Named.as("take-changes"));
        KStream<String, Input> events = wires.read(topics.eventsResolved(), "read-resolved-events")
                .filter((key, event) -> event.getIdentifier() != null, Named.as("leave-out-system-events"))
                .mapValues(Input.Happened::new, Named.as("take-events"));
        KStream<String, Input> profiles =
                wires.read(topics.profiles(), "read-profiles").mapValues(Input.Known::new, Named.as("take-profiles"));
        KStream<String, Input> moves =
                wires.read(topics.identityChanges(), "read-moves").mapValues(Input.Moved::new, Named.as("take-moves"));
        KStream<String, Input> carried = wires.read(topics.actionsNotifications(), CARRIED.serde(), "read-carried")
                .mapValues(Input.Carried::new, Named.as("take-carried"));
        return changes.merge(events, Named.as("join-events"))
                .merge(profiles, Named.as("join-profiles"))
                .merge(moves, Named.as("join-moves"))
                .merge(carried, Named.as("join-carried"))
                .merge(campaigns(wires, topics), Named.as("join-campaigns"));
    }

    /** Every partition gets every campaign, as a record like any other: what it decides by is part of its own state. */
    private static KStream<String, Input> campaigns(Wires wires, Topics topics) {
        return wires.read(topics.campaigns(), "read-campaigns")
                .repartition(Repartitioned.with(Serdes.String(), new RowCodec<>(CampaignDefinition.class).serde())
                        .withName("campaigns-to-all")
                        .withStreamPartitioner(new EveryPartition<>())
                        .withNumberOfPartitions(topics.partitions()))
                .mapValues(Input.Defined::new, Named.as("take-campaigns"));
    }

    private static void write(
            KStream<String, Decision> decided, KStream<String, DeliverOutput> delivered, Topics topics, Wires wires) {
        wires.write(
                Wires.pick(decided, Decision.Carry.class, Decision.Carry::row, "carried"),
                topics.actionsNotifications(),
                CARRIED.serde(),
                "write-carried");
        wires.write(
                Wires.pick(delivered, DeliverOutput.Told.class, DeliverOutput.Told::delivery, "deliveries"),
                topics.actionsDeliveries(),
                "write-deliveries");
        wires.write(
                Wires.pick(delivered, DeliverOutput.GivenUp.class, DeliverOutput.GivenUp::letter, "given-up"),
                topics.eventsDeadLetter(),
                "write-dead-letters");
    }
}
