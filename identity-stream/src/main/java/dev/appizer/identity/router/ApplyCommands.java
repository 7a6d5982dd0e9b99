// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.service.keys.KeyedHash;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Undoes the links of this partition that name an id, and erases what it has of an identifier: any of its users may have
 * named it, so every partition is told.
 */
public final class ApplyCommands extends ContextualProcessor<String, Command, String, SpecificRecord> {

    private final Supplier<KeyedHash> hash;

    @SuppressWarnings("NullAway.Init") // both: by init(), before the first record
    private IdentifierStore identifiers;

    @SuppressWarnings("NullAway.Init")
    private RememberLinks links;

    /** @param hash makes one for this task */
    public ApplyCommands(Supplier<KeyedHash> hash) {
        this.hash = hash;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        identifiers = new IdentifierStore(context.getStateStore(IdentifierStore.NAME), hash.get());
        links = new RememberLinks(new PairStore(context.getStateStore(PairStore.NAME)), identifiers.erased());
    }

    @Override
    public void process(Record<String, Command> record) {
        for (LinkRequest link : apply(record.value())) {
            context().forward(record.withValue(link));
        }
    }

    /** Answers the links that have changed by it. */
    private List<LinkRequest> apply(Command command) {
        if (command.getKind() == CommandKind.UNALIAS) {
            return links.unalias(command.getTarget(), Micros.of(command.getReceivedAt()));
        } else if (command.getKind() == CommandKind.FORGET) {
            identifiers.forget(command);
            return links.forget(Identifier.parse(command.getTarget()));
        }
        return List.of();
    }
}
