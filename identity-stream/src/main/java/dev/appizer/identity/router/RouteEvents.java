// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.router.PairStore.Pair;
import dev.appizer.identity.rows.IdentifierRow;
import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.MomentRow;
import dev.appizer.identity.rows.SeenNotice;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.service.keys.KeyedHash;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends each event to the person that its identifier belongs to at the moment, and its links to the control plane. */
public final class RouteEvents extends ContextualProcessor<String, EnrichedEvent, String, SpecificRecord> {

    /** The store of pairs. */
    public static final String PAIRS = PairStore.NAME;

    /** The operation of the sensor that counts events which come to be routed. */
    public static final String ROUTED = "routed-event";

    private static final String ERASED = "erased-event";
    private static final String SUPPRESSED = "suppressed-event";

    /** The operations of the sensors that count events which go nowhere. */
    public static final List<String> LEFT_OUT = List.of(ERASED, SUPPRESSED);

    private final Supplier<KeyedHash> hash;

    @SuppressWarnings("NullAway.Init") // by init(), before the first record
    private IdentifierStore identifiers;

    /** @param hash makes one for this task */
    public RouteEvents(Supplier<KeyedHash> hash) {
        this.hash = hash;
    }

    @SuppressWarnings("NullAway.Init")
    private RememberLinks links;

    @SuppressWarnings("NullAway.Init")
    private Sensor routedEvents;

    @SuppressWarnings("NullAway.Init")
    private Sensor erasedEvents;

    @SuppressWarnings("NullAway.Init")
    private Sensor suppressedEvents;

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        identifiers = new IdentifierStore(context.getStateStore(IdentifierStore.NAME), hash.get());
        links = new RememberLinks(new PairStore(context.getStateStore(PairStore.NAME)), identifiers.erased());
        routedEvents = sensor(ROUTED);
        erasedEvents = sensor(ERASED);
        suppressedEvents = sensor(SUPPRESSED);
    }

    private Sensor sensor(String operation) {
        return context()
                .metrics()
                .addRateTotalSensor("events", context().taskId().toString(), operation, RecordingLevel.INFO);
    }

    @Override
    public void process(Record<String, EnrichedEvent> record) {
        routedEvents.record(1, context().currentSystemTimeMs());
        EnrichedEvent event = record.value();
        @Nullable Identifier sender = Identifier.ofSender(event.getUserId(), event.getAnonymousId());
        if (sender == null) {
            context().forward(record.withValue(new ResolvedEvent(event, null, null, null, 0L)));
            return;
        }
        IdentifierRow known = identifiers.get(sender.toString());
        if (Micros.of(event.getReceivedAt()) < known.getErasedBefore()) {
            leaveOut(record, known.getErasedBefore() == Micros.FOR_EVER ? suppressedEvents : erasedEvents);
            return;
        }
        resolve(record, sender, known);
        if (event.getUserId() != null && event.getAnonymousId() != null) {
            pair(record, new Pair(event.getAnonymousId(), event.getUserId()));
        }
        if (event.getUserId() != null && event.getPreviousId() != null) {
            alias(record, new Pair(event.getPreviousId(), event.getUserId()));
        }
    }

    private void resolve(Record<String, EnrichedEvent> record, Identifier sender, IdentifierRow known) {
        ResolvedEvent resolved = resolved(record.value(), sender, known);
        context().forward(record.withKey(resolved.getCanonicalIdentifier()).withValue(resolved));
        if (!known.getSeen()) {
            known.setSeen(true);
            identifiers.put(sender.toString(), known);
            if (known.getVersion() > 0) {
                context().forward(record.withValue(LinkRequests.seen(sender.toString(), receivedAt(record))));
            }
        }
    }

    private static ResolvedEvent resolved(EnrichedEvent event, Identifier sender, IdentifierRow known) {
        Identifier canonical = known.getCanonical() == null ? sender : Identifier.parse(known.getCanonical());
        return new ResolvedEvent(event, sender.toString(), canonical.toString(), canonical.id(), known.getVersion());
    }

    /** Its sender was erased. Whoever else it names was seen all the same: nobody knows any more that it was by this. */
    private void leaveOut(Record<String, EnrichedEvent> record, Sensor counter) {
        counter.record(1, context().currentSystemTimeMs());
        if (record.value().getUserId() != null && record.value().getAnonymousId() != null) {
            notice(record, record.value().getAnonymousId());
        }
    }

    private void notice(Record<String, EnrichedEvent> record, String anonymousId) {
        String identifier = Identifier.anonymous(anonymousId).toString();
        long eventTime = Micros.of(record.value().getEventTime());
        context()
                .forward(record.withKey(identifier)
                        .withValue(new SeenNotice(identifier, eventTime, receivedAt(record))));
    }

    /** Both ids in one call: the anonymous id exists, and an identify claims it. */
    private void pair(Record<String, EnrichedEvent> record, Pair pair) {
        if (links.announce(pair, receivedAt(record))) {
            notice(record, pair.named());
        }
        if (record.value().getType() == CallType.IDENTIFY) {
            link(record, LinkKind.CLAIM, pair);
        }
    }

    /** A browser's key is public, so its alias must not join two users: it claims an anonymous id. */
    private void alias(Record<String, EnrichedEvent> record, Pair pair) {
        boolean joins = record.value().getScope() != KeyScope.BROWSER;
        link(record, joins ? LinkKind.ALIAS : LinkKind.CLAIM, pair);
    }

    private void link(Record<String, EnrichedEvent> record, LinkKind kind, Pair pair) {
        links.take(kind, pair, moment(record)).ifPresent(request -> context().forward(record.withValue(request)));
    }

    private static long receivedAt(Record<String, EnrichedEvent> record) {
        return Micros.of(record.value().getReceivedAt());
    }

    @Override
    public void close() {
        context().metrics().removeSensor(routedEvents);
        context().metrics().removeSensor(erasedEvents);
        context().metrics().removeSensor(suppressedEvents);
    }

    private static MomentRow moment(Record<String, EnrichedEvent> record) {
        EnrichedEvent event = record.value();
        return new MomentRow(
                Micros.of(event.getEventTime()),
                Micros.of(event.getReceivedAt()),
                event.getPosition(),
                event.getMessageId(),
                record.key());
    }
}
