// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Refused;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SendFailuresTest {

    static Stream<Arguments> passing() {
        return Stream.of(
                arguments(new UnknownTopicOrPartitionException("secret"), "There is no topic t"),
                arguments(
                        new TimeoutException("secret", new UnknownTopicOrPartitionException("secret")),
                        "There is no topic t"),
                arguments(new TimeoutException("secret"), "Topic t did not take the record in time"),
                arguments(new TopicAuthorizationException("secret"), "The right to write to topic t is missing"),
                arguments(new ClusterAuthorizationException("secret"), "The right to write to topic t is missing"),
                arguments(new SaslAuthenticationException("secret"), "The right to write to topic t is missing"),
                arguments(
                        new NotEnoughReplicasException("secret"),
                        "Topic t did not take the record (NotEnoughReplicasException)"),
                arguments(new KafkaException("secret"), "Topic t did not take the record (KafkaException)"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatSomebodyMayMendHasFailed(Exception failure, String why) {
        assertThat(SendFailures.outcome("t", failure)).isEqualTo(new Failed(why, Optional.empty()));
    }

    static Stream<Arguments> lasting() {
        return Stream.of(
                arguments(new RecordTooLargeException("secret"), "The record is too large for topic t"),
                arguments(new InvalidRecordException("secret"), "Topic t takes no such record"),
                arguments(new InvalidTopicException("secret"), "No topic can be named t"));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatTheTopicNeverTakesIsRefused(Exception failure, String why) {
        assertThat(SendFailures.outcome("t", failure)).isEqualTo(new Refused(why));
    }
}
