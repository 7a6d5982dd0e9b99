// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionFailureTest {

    @ParameterizedTest
    @MethodSource("overtaken")
    void whateverSaysThatAnotherWriterCameIsTriedAgain(KafkaException failure) {
        assertThat(DefinitionFailure.of(failure)).isEqualTo(DefinitionFailure.OVERTAKEN);
        assertThat(DefinitionFailure.of(new KafkaException("in an error state", failure)))
                .as("stored by the producer, and told by its next call")
                .isEqualTo(DefinitionFailure.OVERTAKEN);
    }

    static Stream<KafkaException> overtaken() {
        return Stream.of(
                new ProducerFencedException("fenced"),
                new InvalidProducerEpochException("old"),
                new InvalidTxnStateException("aborted by the other"),
                new TransactionAbortedException(),
                new TransactionAbortableException("abort it"),
                new KafkaException("Unhandled error in EndTxnResponse: The server experienced an unexpected error"));
    }

    @ParameterizedTest
    @MethodSource("away")
    void aKafkaThatDoesNotAnswerIsAway(KafkaException failure) {
        assertThat(DefinitionFailure.of(failure)).isEqualTo(DefinitionFailure.AWAY);
        assertThat(DefinitionFailure.of(new KafkaException(failure))).isEqualTo(DefinitionFailure.AWAY);
    }

    static Stream<KafkaException> away() {
        return Stream.of(new TimeoutException("slow"), DisconnectException.INSTANCE);
    }

    @ParameterizedTest
    @MethodSource("other")
    void theRestIsABugOrWrongSettings(KafkaException failure) {
        assertThat(DefinitionFailure.of(failure)).isEqualTo(DefinitionFailure.OTHER);
    }

    static Stream<KafkaException> other() {
        return Stream.of(
                new SerializationException("no such schema"),
                new AuthorizationException("no"),
                new KafkaException("?"));
    }
}
