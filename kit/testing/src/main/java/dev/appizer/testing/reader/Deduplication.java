// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For 24 hours, by difference of {@code receivedAt}, the first message of an id under the same sender wins; first is
 * the one that arrived first. What was not kept does not occupy the id.
 *
 * @param kept the messages that count
 * @param repeats those with the same body as a kept one
 * @param conflicts those with another body: dead letters
 */
public record Deduplication(List<Message> kept, List<Message> repeats, List<Message> conflicts) {

    private static final long WINDOW = Duration.ofHours(24).toNanos() / 1_000;

    public Deduplication {
        kept = List.copyOf(kept);
        repeats = List.copyOf(repeats);
        conflicts = List.copyOf(conflicts);
    }

    static Deduplication of(List<Message> arrived) {
        List<Message> kept = new ArrayList<>();
        List<Message> repeats = new ArrayList<>();
        List<Message> conflicts = new ArrayList<>();
        Map<Key, List<Message>> known = new HashMap<>();
        for (Message message : arrived) {
            List<Message> earlier = known.computeIfAbsent(Key.of(message), key -> new ArrayList<>());
            Message first = within(earlier, message);
            if (first == null) {
                earlier.add(message);
                kept.add(message);
            } else {
                (sameBody(first, message) ? repeats : conflicts).add(message);
            }
        }
        return new Deduplication(kept, repeats, conflicts);
    }

    private static @Nullable Message within(List<Message> earlier, Message message) {
        for (Message first : earlier) {
            if (Math.abs(first.receivedAt() - message.receivedAt()) < WINDOW) {
                return first;
            }
        }
        return null;
    }

    private static boolean sameBody(Message first, Message second) {
        return first.call().type() == second.call().type() && body(first.call()).equals(body(second.call()));
    }

    /** Without {@code sentAt}, which a retry renews. */
    private static Map<String, @Nullable Object> body(Call call) {
        Map<String, @Nullable Object> body = new HashMap<>(call.body());
        body.remove("sentAt");
        return body;
    }

    private record Key(String sender, String messageId) {
        static Key of(Message message) {
            return new Key(Ids.sender(message.call()), message.call().messageId());
        }
    }
}
