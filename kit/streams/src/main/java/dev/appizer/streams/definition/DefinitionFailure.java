// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.definition;

import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;

/** What a failed write or read of the definitions' topic means. */
enum DefinitionFailure {
    /** Another writer came between: nothing was written, and it will do the next time. */
    OVERTAKEN,
    /** Kafka is slow or away. */
    AWAY,
    /** A bug, or settings that can't work. */
    OTHER;

    private static final String UNKNOWN_END = "Unhandled error in EndTxnResponse";

    /**
     * A writer that is fenced learns of it by whichever request comes first, and where the producer has stored the error
     * the next call wraps it.
     */
    static DefinitionFailure of(KafkaException failure) {
        if (chain(failure).anyMatch(DefinitionFailure::isOvertaken)) {
            return OVERTAKEN;
        }
        return chain(failure).anyMatch(RetriableException.class::isInstance) ? AWAY : OTHER;
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /** A coordinator that fails at a commit while another writer fences it: the client knows of no class for that. */
    private static boolean isUnknownEnd(Throwable cause) {
        return cause.getMessage() != null && cause.getMessage().startsWith(UNKNOWN_END);
    }

    private static boolean isOvertaken(Throwable cause) {
        return cause instanceof ProducerFencedException
                || cause instanceof InvalidProducerEpochException
                || cause instanceof InvalidTxnStateException
                || cause instanceof InvalidPidMappingException
                || cause instanceof OutOfOrderSequenceException
                || cause instanceof TransactionAbortedException
                || cause instanceof TransactionAbortableException
                || isUnknownEnd(cause);
    }
}
