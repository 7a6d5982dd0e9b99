// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import dev.appizer.service.kafka.RegistryFaults;
import dev.appizer.service.trace.Hops;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record that is not what its topic says goes to the dead letters, and its partition goes on. Where the registry did not
 * answer, nothing is known about the record; and a row of the stage's own that can't be read is the fault of the build,
 * not of the row, which may be a link that nobody would ever send again. Then the process ends, and the next one reads the
 * record once more.
 */
public final class UndecodableToDeadLetter implements DeserializationExceptionHandler {

    static final String DEAD_LETTERS = "appizer.dead.letters";

    private static final Logger LOG = LoggerFactory.getLogger(UndecodableToDeadLetter.class);

    private @Nullable DeadLetters deadLetters;

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetters = (DeadLetters) configs.get(DEAD_LETTERS);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (!(exception instanceof SerializationException) || RegistryFaults.isAway(exception)) {
            return Response.fail();
        }
        if (deadLetters == null) {
            return Response.resume();
        }
        Hops.about(
                record.headers(),
                () -> LOG.warn(
                        "Dead letter: topic={} partition={} offset={} code=UNDECODABLE",
                        record.topic(),
                        record.partition(),
                        record.offset()));
        String reason = String.valueOf(exception.getMessage());
        return Response.resume(List.of(deadLetters.undecodable(record, reason)));
    }
}
