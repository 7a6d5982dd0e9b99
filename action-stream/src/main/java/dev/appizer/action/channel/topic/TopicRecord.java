// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.topic;

import java.util.Map;

/**
 * What is appended to which topic.
 *
 * @param key decides the partition
 * @param value such as JSON; goes as UTF-8
 * @param headers go beside {@link TopicChannel#ID}, as UTF-8
 */
public record TopicRecord(String topic, String key, String value, Map<String, String> headers) {

    public TopicRecord {
        headers = Map.copyOf(headers);
    }
}
