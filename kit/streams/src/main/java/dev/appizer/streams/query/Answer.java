// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.PeerAnswer;
import dev.appizer.service.http.Reply;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a part of the state answers, read here or asked of another instance.
 *
 * @param json null where the part knows nothing of it
 */
public record Answer(@Nullable JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Answer NONE = new Answer(null);

    public static Answer none() {
        return NONE;
    }

    /** A value that becomes JSON as a reply of it would. */
    public static Answer of(Object value) {
        return new Answer(tree(value));
    }

    static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    static Answer of(PeerAnswer peer) {
        if (peer.status() == 404) {
            return NONE;
        }
        if (peer.status() != 200) {
            throw HttpProblem.unavailable("Another instance answered " + peer.status(), Duration.ofSeconds(1));
        }
        return new Answer(peer.json());
    }

    public Optional<JsonNode> value() {
        return Optional.ofNullable(json);
    }

    /** How an instance tells another. */
    public Reply reply() {
        return value().map(Reply::ok).orElseThrow(() -> HttpProblem.notFound("Nothing is known of it here"));
    }
}
