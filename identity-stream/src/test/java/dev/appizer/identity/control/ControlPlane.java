// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import static dev.appizer.identity.rows.MomentRows.latest;
import static dev.appizer.identity.rows.MomentRows.moment;
import static dev.appizer.identity.rows.MomentRows.stamp;

import dev.appizer.identity.rows.CauseRow;
import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.identity.rows.LinkRow;
import dev.appizer.identity.rows.MomentRow;
import dev.appizer.identity.rows.MomentRows;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityConflict;
import dev.appizer.service.keys.KeyedHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The processor of the control plane with a store in memory, told one link after the other. */
final class ControlPlane {

    static final ClusterLimits LIMITS = new ClusterLimits(1_000, 2_000, Duration.ofSeconds(10));

    private static final Properties CONFIG = new Properties();

    static {
        CONFIG.put("processing.exception.handler.global.enabled", true);
    }

    final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore(DecideLinks.STORE).get();
    private final MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>(CONFIG);
    private final Map<String, LinkRow> links = new HashMap<>();
    private final DecideLinks processor;

    ControlPlane() {
        this(LIMITS);
    }

    ControlPlane(ClusterLimits limits) {
        processor = new DecideLinks(limits, () -> new KeyedHash(Optional.of("a secret of tests")));
        context.setCurrentSystemTimeMs(1_000);
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        processor.init(context);
    }

    ControlPlane alias(String previousId, String userId, long receivedAt) {
        return take(link(LinkKind.ALIAS, previousId, userId, receivedAt, receivedAt));
    }

    ControlPlane claim(String anonymousId, String userId, long receivedAt) {
        return take(link(LinkKind.CLAIM, anonymousId, userId, receivedAt, receivedAt));
    }

    ControlPlane seen(String identifier) {
        return take(new LinkRequest(LinkKind.SEEN, identifier, null, null, new CauseRow(null, Long.MAX_VALUE)));
    }

    /** A link as a router tells it: as what it has come to with this sending. */
    LinkRequest link(LinkKind kind, String subject, String userId, long receivedAt, long eventTime) {
        MomentRow sending = new MomentRow(eventTime, receivedAt, 0, "m" + receivedAt, "user:" + userId);
        LinkRow link = links.merge(
                kind + " " + subject + " " + userId,
                new LinkRow(sending, null),
                (known, same) -> MomentRows.link(
                        stamp(known.getFirst()).compareTo(stamp(sending)) < 0 ? known.getFirst() : sending,
                        moment(latest(known)).compareTo(moment(sending)) > 0 ? latest(known) : sending));
        return new LinkRequest(kind, subject, userId, link, new CauseRow(sending.getMessageId(), eventTime));
    }

    /** The router has nothing left of a link. */
    ControlPlane undo(LinkKind kind, String subject, String userId, long eventTime) {
        links.remove(kind + " " + subject + " " + userId);
        return take(new LinkRequest(kind, subject, userId, null, new CauseRow(null, eventTime)));
    }

    /** As of such a stamp, under the receipt {@code r}. */
    ControlPlane erase(String identifier, long receivedBefore) {
        return take(new LinkRequest(LinkKind.ERASE, identifier, null, null, new CauseRow("r", receivedBefore)));
    }

    /** Whom the routers are to forget. */
    List<String> forgotten() {
        return only(Command.class).stream().map(Command::getTarget).toList();
    }

    /** Lets so much time pass. */
    ControlPlane wait(Duration time) {
        context.resetForwards();
        context.setCurrentSystemTimeMs(context.currentSystemTimeMs() + time.toMillis());
        List.copyOf(context.scheduledPunctuators()).stream()
                .filter(scheduled -> !scheduled.cancelled())
                .forEach(scheduled -> scheduled.getPunctuator().punctuate(context.currentSystemTimeMs()));
        return this;
    }

    List<IdentityConflict> conflicts() {
        return only(IdentityConflict.class);
    }

    /** What came out of it is what comes out of the latest link alone. */
    ControlPlane take(LinkRequest request) {
        context.resetForwards();
        processor.process(new Record<>("any", request, 0));
        return this;
    }

    /** Begins anew, which costs less than another one. */
    ControlPlane forget() {
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
            rows.forEachRemaining(row -> keys.add(row.key));
        }
        keys.forEach(store::delete);
        links.clear();
        return this;
    }

    List<Record<String, SpecificRecord>> output() {
        return context.forwarded().stream()
                .map(forward -> new Record<String, SpecificRecord>(
                        forward.record().key(),
                        forward.record().value(),
                        forward.record().timestamp()))
                .toList();
    }

    List<Alias> assignments() {
        return only(Alias.class);
    }

    List<IdentityChange> changes() {
        return only(IdentityChange.class);
    }

    private <T> List<T> only(Class<T> type) {
        return output().stream()
                .map(Record::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
