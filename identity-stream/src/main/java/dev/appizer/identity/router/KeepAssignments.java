// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.rows.IdentifierRow;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Alias;
import dev.appizer.service.keys.KeyedHash;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Keeps where each identifier belongs, as the control plane says it. */
public final class KeepAssignments extends ContextualProcessor<String, Alias, String, SpecificRecord> {

    private final Supplier<KeyedHash> hash;

    @SuppressWarnings("NullAway.Init") // by init(), before the first record
    private IdentifierStore identifiers;

    /** @param hash makes one for this task */
    public KeepAssignments(Supplier<KeyedHash> hash) {
        this.hash = hash;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        identifiers = new IdentifierStore(context.getStateStore(IdentifierStore.NAME), hash.get());
    }

    @Override
    public void process(Record<String, Alias> record) {
        @Nullable Alias assignment = record.value();
        if (assignment == null) { // erased, as a command says that comes by itself
            return;
        }
        IdentifierRow known = identifiers.get(record.key());
        if (assignment.getVersion() <= known.getVersion()) {
            return;
        }
        long erasedBefore = Micros.of(assignment.getErasedBefore());
        if (erasedBefore > known.getErasedBefore()) { // it may overtake the command to forget it
            known.setErasedBefore(erasedBefore);
            known.setSeen(false);
        }
        boolean isFirst = known.getVersion() == 0 || known.getErasedBefore() > 0;
        known.setCanonical(assignment.getCanonicalIdentifier());
        known.setVersion(assignment.getVersion());
        identifiers.put(record.key(), known);
        if (isFirst && known.getSeen()) {
            context().forward(record.withValue(LinkRequests.seen(record.key(), known.getErasedBefore())));
        }
    }
}
