// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.topic;

import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The topics that are Appizer's own, or Kafka's: what a campaign wrote there would be taken for what it isn't.
 *
 * @param prefix of the workspace's topics, such as {@code appizer.}; of the stages' own ones it has dashes for dots
 */
public record OwnTopics(String prefix, Set<String> names) {

    private static final String INTERNAL = "_";

    /** Those that Kafka Streams keeps its state in, of whatever application. */
    private static final Pattern OF_STREAMS = Pattern.compile("-(changelog|repartition)$");

    public static OwnTopics of(String prefix, Topics topics) {
        return new OwnTopics(prefix, topics.all().stream().map(Topic::name).collect(Collectors.toSet()));
    }

    public boolean have(String topic) {
        boolean isPrefixed =
                !prefix.isEmpty() && (topic.startsWith(prefix) || topic.startsWith(prefix.replace('.', '-')));
        return isPrefixed
                || names.contains(topic)
                || topic.startsWith(INTERNAL)
                || OF_STREAMS.matcher(topic).find();
    }
}
