// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.local.cli.CommandProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the parts of an instance are.
 *
 * @param url of the origin
 * @param kafka bootstrap servers
 * @param registry URL of the schema registry
 * @param topicsPrefix the beginning of every topic's name
 */
public record Instance(String url, String kafka, String registry, String topicsPrefix) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "Appizer, local mode";

    /** What the origin answers at {@code /}. */
    public Map<String, Object> description() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("name", NAME);
        description.put("notice", "For development, on one machine. Who gives no key may do everything.");
        description.put("url", url);
        description.put("kafka", kafka);
        description.put("registry", registry);
        description.put("topicsPrefix", topicsPrefix);
        return description;
    }

    /**
     * Reads a description back.
     *
     * @throws IOException where it is not one
     */
    public static Instance parse(String description) throws IOException {
        JsonNode json = JSON.readTree(description);
        if (!json.path("name").asText().equals(NAME)) {
            throw new IOException("No local mode of Appizer says so");
        }
        return new Instance(
                json.path("url").asText(),
                json.path("kafka").asText(),
                json.path("registry").asText(),
                json.path("topicsPrefix").asText());
    }

    /** Leaves word of it in its data directory, for the tools. */
    public void announce(Path data) {
        try {
            Path draft = data.resolve("instance.json.tmp");
            Files.writeString(draft, JSON.valueToTree(description()).toString() + "\n");
            // Whoever waits for the word must not find half of it.
            Files.move(draft, file(data), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw CommandProblem.failed("The data directory " + data + " can't be written (" + e + ").", e);
        }
    }

    /** Takes the word back. */
    public static void recall(Path data) throws IOException {
        Files.deleteIfExists(file(data));
    }

    static Path file(Path data) {
        return data.resolve("instance.json");
    }
}
