// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.serdes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.schemas.CallType;
import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.RawEvent;
import dev.appizer.topics.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class TestTopicsTest {

    private final Topic<RawEvent> topic = TestTopics.topics().eventsRaw();

    @Test
    void aRecordComesBackAsItWent() {
        RawEvent event = event();

        byte[] bytes = topic.value().serializer().serialize(topic.name(), event);

        assertThat(topic.value().deserializer().deserialize(topic.name(), bytes))
                .isEqualTo(event);
    }

    @Test
    void rubbishIsRefused() {
        byte[] rubbish = "rubbish".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> topic.value().deserializer().deserialize(topic.name(), rubbish))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void aRecordThatIsCutShortIsRefused() {
        byte[] bytes = topic.value().serializer().serialize(topic.name(), event());
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);

        assertThatThrownBy(() -> topic.value().deserializer().deserialize(topic.name(), cut))
                .isInstanceOf(SerializationException.class);
    }

    private static RawEvent event() {
        return RawEvent.newBuilder()
                .setBody(ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)))
                .setType(CallType.TRACK)
                .setMessageId("m1")
                .setReceivedAt(Instant.EPOCH)
                .setScope(KeyScope.SERVER)
                .build();
    }
}
