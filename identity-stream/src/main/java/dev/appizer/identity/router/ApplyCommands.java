// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Undoes the links of this partition that name an id: any of its users may have named it, so every partition is told. */
public final class ApplyCommands extends ContextualProcessor<String, Command, String, SpecificRecord> {

    @SuppressWarnings("NullAway.Init") // by init(), before the first record
    private RememberLinks links;

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        links = new RememberLinks(new PairStore(context.getStateStore(PairStore.NAME)));
    }

    @Override
    public void process(Record<String, Command> record) {
        Command command = record.value();
        if (command.getKind() == CommandKind.UNALIAS) {
            for (LinkRequest link : links.unalias(command.getTarget(), Micros.of(command.getReceivedAt()))) {
                context().forward(record.withValue(link));
            }
        }
    }
}
