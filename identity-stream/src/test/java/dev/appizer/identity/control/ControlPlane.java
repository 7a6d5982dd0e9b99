// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.identity.rows.MomentRow;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.IdentityChange;
import java.util.ArrayList;
import java.util.List;
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

    private static final Properties CONFIG = new Properties();

    static {
        CONFIG.put("processing.exception.handler.global.enabled", true);
    }

    final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore(DecideLinks.STORE).get();
    private final MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>(CONFIG);
    private final DecideLinks processor = new DecideLinks();

    ControlPlane() {
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
        return take(new LinkRequest(LinkKind.SEEN, identifier, null, null));
    }

    static LinkRequest link(LinkKind kind, String subject, String userId, long receivedAt, long eventTime) {
        return new LinkRequest(
                kind, subject, userId, new MomentRow(eventTime, receivedAt, 0, "m" + receivedAt, "user:" + userId));
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
