// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.local.api.TopicsPage.Row;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.util.Objects;
import org.apache.avro.Schema;

/**
 * AsyncAPI of the topics that have something on them: names, kinds and schemas from the map of topics, keys and who reads
 * from its page.
 */
final class AsyncApi {

    static final String AVRO = "application/vnd.apache.avro+json;version=1.9.0";

    private static final String BINDING = "0.5.0";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DESCRIPTION = String.join(
            "\n\n",
            "What Appizer writes to Kafka. Operations are told from Appizer's side: where it sends, others subscribe. The"
                    + " other channels are what its stages tell one another; topics that a stage keeps for itself are left out.",
            "Names begin with the prefix of the workspace, `appizer.` unless `topics.prefix` says otherwise. Keys are UTF-8"
                    + " text; an *identifier* is `user:<id>` or `anonymous:<id>`. Values are Avro in the Confluent wire format"
                    + " (`0x00`, the schema's id in four bytes, Avro binary) under the subject `<topic>-value`. Read with"
                    + " `isolation.level=read_committed`: then every record stands there exactly once.",
            "Of a compacted topic the latest record of each key stays, and one without a value says that there is none any"
                    + " more. The others keep every record for as long as the operator says.");

    private final String prefix;
    private final Topics topics;
    private final TopicsPage page;

    AsyncApi(String prefix, Topics topics, TopicsPage page) {
        this.prefix = prefix;
        this.topics = topics;
        this.page = page;
    }

    /** The document, ending in a line's end. */
    String text() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators =
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentObjectsWith(lines);
        try {
            return JSON.writer(printer).writeValueAsString(document()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode document() {
        ObjectNode document = JSON.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Appizer")
                .put("version", "0.1.0")
                .put("description", DESCRIPTION)
                .putObject("license")
                .put("name", "Apache License 2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", "avro/binary");
        addServer(document.putObject("servers").putObject("local"));
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode messages = document.putObject("components").putObject("messages");
        for (Topic<?> topic : topics.all()) {
            Row row = Objects.requireNonNull(page.rows().get(bare(topic)), topic.name());
            Schema schema = topic.schema();
            if (schema != null && row.isWritten()) {
                addChannel(channels.putObject(row.name()), row, topic, schema);
                addMessage(messages.putObject(schema.getName()), row, schema);
                if (row.isOffered()) {
                    addOperation(operations.putObject("send" + schema.getName()), row, schema);
                }
            }
        }
        return document;
    }

    private static void addServer(ObjectNode server) {
        server.put("host", "127.0.0.1:9092")
                .put("protocol", "kafka")
                .put("description", "The local mode: ./appizer up");
        server.putObject("bindings")
                .putObject("kafka")
                .put("schemaRegistryUrl", "http://127.0.0.1:8081")
                .put("schemaRegistryVendor", "confluent")
                .put("bindingVersion", BINDING);
    }

    private void addChannel(ObjectNode channel, Row row, Topic<?> topic, Schema schema) {
        channel.put("address", topic.name())
                .put("summary", firstSentence(schema))
                .put("description", description(topic, row));
        channel.putObject("messages").set(schema.getName(), reference("components/messages/" + schema.getName()));
        ObjectNode binding = channel.putObject("bindings").putObject("kafka");
        binding.put("topic", topic.name()).put("partitions", topic.partitions());
        ObjectNode configuration = binding.putObject("topicConfiguration");
        topic.create((short) 1).configs().entrySet().stream()
                .filter(config -> config.getKey().equals("cleanup.policy"))
                .forEach(config -> configuration.putArray(config.getKey()).add(config.getValue()));
        binding.put("bindingVersion", BINDING);
    }

    private String description(Topic<?> topic, Row row) {
        String kind = topic.kind() == Topic.Kind.COMPACTED ? "Compacted" : "Retained";
        String note = page.notes().get(row.name());
        return kind + ". Key: " + row.key() + "." + (note == null ? "" : "\n\n" + note);
    }

    private static void addMessage(ObjectNode message, Row row, Schema schema) {
        message.put("name", schema.getFullName()).put("title", schema.getName()).put("summary", schema.getDoc());
        message.putObject("payload").put("schemaFormat", AVRO).set("schema", plain(schema));
        ObjectNode binding = message.putObject("bindings").putObject("kafka");
        binding.putObject("key").put("type", "string").put("description", row.key());
        binding.put("schemaIdLocation", "payload")
                .put("schemaIdPayloadEncoding", "confluent")
                .put("schemaLookupStrategy", "TopicIdStrategy")
                .put("bindingVersion", BINDING);
    }

    private static void addOperation(ObjectNode operation, Row row, Schema schema) {
        operation.put("action", "send").put("summary", firstSentence(schema));
        operation.set("channel", reference("channels/" + row.name()));
        operation.putArray("messages").add(reference("channels/" + row.name() + "/messages/" + schema.getName()));
    }

    private String bare(Topic<?> topic) {
        return topic.name().substring(prefix.length());
    }

    private static String firstSentence(Schema schema) {
        String doc = schema.getDoc();
        return doc.substring(0, doc.indexOf('.') + 1);
    }

    private static ObjectNode reference(String place) {
        return JSON.createObjectNode().put("$ref", "#/" + place);
    }

    /** Without what only Java's generated classes need. */
    private static JsonNode plain(Schema schema) {
        try {
            return JSON.readTree(schema.toString()
                    .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
                    .replace(",\"avro.java.string\":\"String\"", ""));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
