// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Carries objects over topics of a driver as they are, by their number. */
final class ByReference<T> {

    private final List<T> all = new ArrayList<>();

    Serializer<T> serializer() {
        return (topic, object) -> {
            all.add(object);
            return ByteBuffer.allocate(Integer.BYTES).putInt(all.size() - 1).array();
        };
    }

    Deserializer<T> deserializer() {
        return (topic, bytes) -> all.get(ByteBuffer.wrap(bytes).getInt());
    }
}
