// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.topic;

import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Refused;
import java.util.Optional;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What became of a record that wasn't appended. A topic that isn't there and a right that isn't given are Failed, not
 * Refused: somebody may create the one and give the other within the day in which attempts go on. A record that the topic
 * never takes is Refused.
 */
final class SendFailures {

    private SendFailures() {}

    static Outcome outcome(String topic, Exception failure) {
        if (failure instanceof RecordTooLargeException || failure instanceof RecordBatchTooLargeException) {
            return new Refused("The record is too large for topic " + topic);
        } else if (failure instanceof InvalidRecordException) {
            return new Refused("Topic " + topic + " takes no such record");
        } else if (failure instanceof InvalidTopicException) {
            return new Refused("No topic can be named " + topic);
        }
        return new Failed(why(topic, failure), Optional.empty());
    }

    private static String why(String topic, Exception failure) {
        if (failure instanceof UnknownTopicOrPartitionException
                || failure.getCause() instanceof UnknownTopicOrPartitionException) {
            return "There is no topic " + topic;
        } else if (failure instanceof AuthorizationException || failure instanceof AuthenticationException) {
            return "The right to write to topic " + topic + " is missing";
        } else if (failure instanceof TimeoutException) {
            return "Topic " + topic + " did not take the record in time";
        }
        return "Topic " + topic + " did not take the record ("
                + failure.getClass().getSimpleName() + ")";
    }
}
