// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.RowsAsText;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.identity.rows.SeenNotice;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.KeyScope;
import dev.appizer.service.keys.KeyedHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The three processors of one router partition on their stores, in memory. Each call answers what comes out of it. */
final class Router {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final KeyValueStore<Bytes, byte[]> identifiers =
            Stores.inMemoryKeyValueStore(IdentifierStore.NAME).get();
    private final KeyValueStore<Bytes, byte[]> pairs =
            Stores.inMemoryKeyValueStore(RouteEvents.PAIRS).get();
    private final MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>();
    private final RouteEvents routeEvents = new RouteEvents(Router::hash);
    private final KeepAssignments keepAssignments = new KeepAssignments(Router::hash);
    private final ApplyCommands applyCommands = new ApplyCommands(Router::hash);
    private final MarkSeen markSeen = new MarkSeen(Router::hash);

    Router() {
        context.setCurrentSystemTimeMs(NOON.toEpochMilli());
        for (KeyValueStore<Bytes, byte[]> store : List.of(identifiers, pairs)) {
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        routeEvents.init(context);
        keepAssignments.init(context);
        markSeen.init(context);
        applyCommands.init(context);
    }

    private static KeyedHash hash() {
        return new KeyedHash(Optional.of("a secret of tests"));
    }

    /** A message, received so many seconds after noon. */
    static EnrichedEvent.Builder message(CallType type, int second) {
        return EnrichedEvent.newBuilder()
                .setType(type)
                .setMessageId("m" + second)
                .setScope(KeyScope.SERVER)
                .setEventTime(NOON.plusSeconds(second))
                .setReceivedAt(NOON.plusSeconds(second));
    }

    List<Record<String, SpecificRecord>> send(EnrichedEvent.Builder message) {
        EnrichedEvent event = message.build();
        Identifier sender = Identifier.ofSender(event.getUserId(), event.getAnonymousId());
        String key = sender == null ? event.getMessageId() : sender.toString();
        context.resetForwards();
        routeEvents.process(new Record<>(key, event, event.getReceivedAt().toEpochMilli()));
        return output();
    }

    List<Record<String, SpecificRecord>> assign(String identifier, String canonical, long version) {
        context.resetForwards();
        String id = Identifier.parse(canonical).id();
        keepAssignments.process(
                new Record<>(identifier, new Alias(identifier, canonical, id, version, NOON, Instant.EPOCH), 0));
        return output();
    }

    /** Of an identifier that was erased, with all that was received before so many seconds after noon. */
    List<Record<String, SpecificRecord>> assignErased(String identifier, String canonical, long version, int second) {
        context.resetForwards();
        String id = Identifier.parse(canonical).id();
        Instant before = NOON.plusSeconds(second);
        keepAssignments.process(
                new Record<>(identifier, new Alias(identifier, canonical, id, version, NOON, before), 0));
        return output();
    }

    List<Record<String, SpecificRecord>> notice(String identifier) {
        context.resetForwards();
        markSeen.process(new Record<>(identifier, new SeenNotice(identifier, 5L, 6L), 0));
        return output();
    }

    /** As of so many seconds after noon. */
    List<Record<String, SpecificRecord>> unalias(String previousId, int second) {
        return command(CommandKind.UNALIAS, previousId, second, 0);
    }

    /** What was received less than so many seconds after noon. */
    List<Record<String, SpecificRecord>> forget(String identifier, int second, long version) {
        return command(CommandKind.FORGET, identifier, second, version);
    }

    /** For ever. */
    List<Record<String, SpecificRecord>> suppress(String identifier, long version) {
        return command(CommandKind.FORGET, identifier, Micros.toInstant(Micros.FOR_EVER), version);
    }

    private List<Record<String, SpecificRecord>> command(CommandKind kind, String target, int second, long version) {
        return command(kind, target, NOON.plusSeconds(second), version);
    }

    private List<Record<String, SpecificRecord>> command(
            CommandKind kind, String target, Instant before, long version) {
        context.resetForwards();
        Command command = new Command(kind, target, "c", before, "admin", version);
        applyCommands.process(new Record<>("c", command, 0));
        return output();
    }

    /** All keys and values of its stores, as text. */
    String rows() {
        return RowsAsText.of(identifiers) + RowsAsText.of(pairs);
    }

    private List<Record<String, SpecificRecord>> output() {
        return context.forwarded().stream()
                .map(forward -> new Record<String, SpecificRecord>(
                        forward.record().key(),
                        forward.record().value(),
                        forward.record().timestamp()))
                .toList();
    }

    static <T extends SpecificRecord> List<T> only(Class<T> type, List<Record<String, SpecificRecord>> output) {
        return output.stream()
                .map(Record::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static List<LinkRequest> links(List<Record<String, SpecificRecord>> output) {
        return only(LinkRequest.class, output);
    }

    boolean hasSeen(String identifier) {
        return IdentifierStore.read(identifiers, identifier).getSeen();
    }
}
