// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.model.Micros;
import dev.appizer.schemas.RawEvent;
import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The calls that were sent, with what the gateway added to each: read back from {@code events.raw}. */
final class AcceptedMessages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AcceptedMessages() {}

    /** In the order of their partitions, which keeps the order of each sender's. */
    static List<Message> of(Collection<RawEvent> raw, Collection<Call> sent) {
        Map<ObjectNode, Call> byBody = new HashMap<>();
        sent.forEach(call -> byBody.put(typed(call.toBatchJson(), call.type().type()), call));
        List<Message> messages = new ArrayList<>();
        for (RawEvent event : raw) {
            Call call = byBody.get(typed(
                    StandardCharsets.UTF_8.decode(event.getBody()).toString(),
                    event.getType().name().toLowerCase(java.util.Locale.ROOT)));
            messages.add(Objects.requireNonNull(call, "Something is on events.raw that nobody sent")
                    .accepted(Micros.of(event.getReceivedAt()), event.getPosition()));
        }
        return messages;
    }

    private static ObjectNode typed(String body, String type) {
        try {
            return ((ObjectNode) JSON.readTree(body)).put("type", type);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + body, e);
        }
    }
}
