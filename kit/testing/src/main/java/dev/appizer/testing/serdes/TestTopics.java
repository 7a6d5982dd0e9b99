// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.serdes;

import dev.appizer.topics.AvroSerdes;
import dev.appizer.topics.Topics;
import java.util.Map;

/** The map of topics with serdes that need no registry. */
public final class TestTopics {

    /** What {@link #topics()} puts before every name. */
    public static final String PREFIX = "test.";

    private TestTopics() {}

    /** With one partition each, as the test driver has. */
    public static Topics topics() {
        return topics(1);
    }

    public static Topics topics(int partitions) {
        return Topics.of(PREFIX, partitions, serdes());
    }

    public static AvroSerdes serdes() {
        return new AvroSerdes(Map.of(
                AvroSerdes.SERIALIZER, TestAvroSerializer.class.getName(),
                AvroSerdes.DESERIALIZER, TestAvroDeserializer.class.getName()));
    }
}
