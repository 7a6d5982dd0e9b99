// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.rows.IdentifierRow;
import dev.appizer.schemas.Alias;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps where each identifier belongs, as the control plane says it. */
public final class KeepAssignments extends ContextualProcessor<String, Alias, String, SpecificRecord> {

    @SuppressWarnings("NullAway.Init") // by init(), before the first record
    private IdentifierStore identifiers;

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        identifiers = new IdentifierStore(context.getStateStore(IdentifierStore.NAME));
    }

    @Override
    public void process(Record<String, Alias> record) {
        Alias assignment = record.value();
        IdentifierRow known = identifiers.get(record.key());
        if (assignment.getVersion() <= known.getVersion()) {
            return;
        }
        boolean isFirst = known.getVersion() == 0;
        known.setCanonical(assignment.getCanonicalIdentifier());
        known.setVersion(assignment.getVersion());
        identifiers.put(record.key(), known);
        if (isFirst && known.getSeen()) {
            context().forward(record.withValue(LinkRequests.seen(record.key())));
        }
    }
}
