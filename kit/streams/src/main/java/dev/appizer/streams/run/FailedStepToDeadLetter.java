// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import dev.appizer.service.kafka.RegistryFaults;
import dev.appizer.service.trace.Hops;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record at which a step throws goes to the dead letters, and its partition goes on, where that step is a function of the
 * record alone: nothing has been done by half, and whoever mends the step drives the record again. At any other step it is
 * a bug of which nobody knows what it has done to the state; then the process ends, and nothing is skipped.
 */
public final class FailedStepToDeadLetter implements ProcessingExceptionHandler {

    /** Names of the topology's nodes that are functions of the record alone. */
    static final String PURE_STEPS = "appizer.pure.steps";

    private static final Logger LOG = LoggerFactory.getLogger(FailedStepToDeadLetter.class);

    private @Nullable DeadLetters deadLetters;
    private Set<?> pureSteps = Set.of();

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetters = (DeadLetters) configs.get(UndecodableToDeadLetter.DEAD_LETTERS);
        if (configs.get(PURE_STEPS) instanceof Set<?> steps) {
            pureSteps = steps;
        }
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        boolean isRecordsFault = pureSteps.contains(context.processorNodeId())
                && context.sourceRawValue() != null
                && !RegistryFaults.isAway(exception);
        Hops.about(
                context.headers(),
                () -> LOG.error(
                        "A step failed{}: step={} topic={} partition={} offset={}",
                        isRecordsFault ? ", and its record is a dead letter" : "",
                        context.processorNodeId(),
                        context.topic(),
                        context.partition(),
                        context.offset(),
                        exception));
        if (!isRecordsFault) {
            return Response.fail();
        }
        return deadLetters == null
                ? Response.resume()
                : Response.resume(List.of(deadLetters.failed(context, exception)));
    }
}
