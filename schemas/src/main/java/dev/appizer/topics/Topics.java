// SPDX-License-Identifier: Apache-2.0
package dev.appizer.topics;

import dev.appizer.schemas.Alias;
import dev.appizer.schemas.CampaignDefinition;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityConflict;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.RawEvent;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SeenIdentifier;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.SegmentMembership;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The map of the system, in flow order. Who writes and who reads each is drawn in the README.
 *
 * @param partitions of every topic that is keyed by an identifier; one number, since the stages join them
 */
public record Topics(
        int partitions,
        Topic<RawEvent> eventsRaw,
        Topic<EnrichedEvent> eventsEnriched,
        Topic<ResolvedEvent> eventsResolved,
        Topic<DeadLetter> eventsDeadLetter,
        Topic<Alias> identityAliases,
        Topic<SeenIdentifier> identitySeen,
        Topic<IdentityChange> identityChanges,
        Topic<IdentityConflict> identityConflicts,
        Topic<Definition> segmentsDefinitions,
        Topic<byte[]> segmentsContributions,
        Topic<SegmentChange> segmentsChanges,
        Topic<SegmentMembership> segmentsMembership,
        Topic<Profile> profiles,
        Topic<Command> commands,
        Topic<CampaignDefinition> campaigns,
        Topic<byte[]> actionsNotifications,
        Topic<Delivery> actionsDeliveries) {

    /**
     * Makes the map.
     *
     * @param prefix of every name, such as {@code appizer.}: it names the workspace
     * @param partitions of every topic that is keyed by an identifier
     */
    public static Topics of(String prefix, int partitions, AvroSerdes serdes) {
        Maker make = new Maker(prefix, partitions, serdes);
        return new Topics(
                partitions,
                make.retained("events.raw", RawEvent.class),
                make.retained("events.enriched", EnrichedEvent.class),
                make.retained("events.resolved", ResolvedEvent.class),
                make.retained("events.dead-letter", DeadLetter.class),
                make.compacted("identity.aliases", Alias.class),
                make.retained("identity.seen", SeenIdentifier.class),
                make.retained("identity.changes", IdentityChange.class),
                make.retained("identity.conflicts", IdentityConflict.class),
                make.single("segments.definitions", Definition.class),
                make.internal("segments.contributions"),
                make.retained("segments.changes", SegmentChange.class),
                make.compacted("segments.membership", SegmentMembership.class),
                make.compacted("profiles", Profile.class),
                make.retained("commands", Command.class),
                make.single("campaigns", CampaignDefinition.class),
                make.internal("actions.notifications"),
                make.compacted("actions.deliveries", Delivery.class));
    }

    /** Every topic, in flow order. */
    public List<Topic<?>> all() {
        return List.of(
                eventsRaw,
                eventsEnriched,
                eventsResolved,
                eventsDeadLetter,
                identityAliases,
                identitySeen,
                identityChanges,
                identityConflicts,
                segmentsDefinitions,
                segmentsContributions,
                segmentsChanges,
                segmentsMembership,
                profiles,
                commands,
                campaigns,
                actionsNotifications,
                actionsDeliveries);
    }

    private record Maker(String prefix, int partitions, AvroSerdes serdes) {

        <V extends SpecificRecord> Topic<V> retained(String name, Class<V> type) {
            return topic(name, Topic.Kind.RETAINED, partitions, type);
        }

        <V extends SpecificRecord> Topic<V> compacted(String name, Class<V> type) {
            return topic(name, Topic.Kind.COMPACTED, partitions, type);
        }

        /** Definitions are few and their order is their meaning: one partition. */
        <V extends SpecificRecord> Topic<V> single(String name, Class<V> type) {
            return topic(name, Topic.Kind.COMPACTED, 1, type);
        }

        /** What a stage sends from one of its partitions to another, in rows of its own. */
        Topic<byte[]> internal(String name) {
            return new Topic<>(prefix + name, Topic.Kind.RETAINED, partitions, null, Serdes.ByteArray());
        }

        private <V extends SpecificRecord> Topic<V> topic(String name, Topic.Kind kind, int count, Class<V> type) {
            return new Topic<>(prefix + name, kind, count, SpecificData.get().getSchema(type), serdes.of(type));
        }
    }
}
