// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.rows.IdentifierRow;
import dev.appizer.identity.rows.SeenNotice;
import dev.appizer.model.Micros;
import dev.appizer.schemas.SeenIdentifier;
import dev.appizer.service.keys.KeyedHash;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Notes, on an anonymous id's own partition, that the id came beside a user id, and tells its person. */
public final class MarkSeen extends ContextualProcessor<String, SeenNotice, String, SpecificRecord> {

    private final Supplier<KeyedHash> hash;

    @SuppressWarnings("NullAway.Init") // by init(), before the first record
    private IdentifierStore identifiers;

    /** @param hash makes one for this task */
    public MarkSeen(Supplier<KeyedHash> hash) {
        this.hash = hash;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        identifiers = new IdentifierStore(context.getStateStore(IdentifierStore.NAME), hash.get());
    }

    @Override
    public void process(Record<String, SeenNotice> record) {
        String identifier = record.value().getIdentifier();
        IdentifierRow known = identifiers.get(identifier);
        if (known.getSeen() || record.value().getReceivedAt() < known.getErasedBefore()) {
            return;
        }
        known.setSeen(true);
        identifiers.put(identifier, known);
        SeenIdentifier seen = seen(record.value(), known);
        context().forward(record.withKey(seen.getCanonicalIdentifier()).withValue(seen));
        if (known.getVersion() > 0) {
            context()
                    .forward(record.withValue(
                            LinkRequests.seen(identifier, record.value().getReceivedAt())));
        }
    }

    private static SeenIdentifier seen(SeenNotice notice, IdentifierRow known) {
        String identifier = notice.getIdentifier();
        return new SeenIdentifier(
                identifier,
                known.getCanonical() == null ? identifier : known.getCanonical(),
                known.getVersion(),
                Micros.toInstant(notice.getEventTime()),
                Micros.toInstant(notice.getReceivedAt()));
    }
}
