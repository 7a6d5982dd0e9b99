// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.appizer.gateway.call.BatchReader.Span;
import dev.appizer.gateway.message.Field;
import dev.appizer.gateway.message.FieldName;
import dev.appizer.gateway.message.Limits;
import dev.appizer.gateway.message.ScannedMessage;
import dev.appizer.gateway.rules.MessageRules;
import dev.appizer.service.http.HttpProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a call in one pass, and sorts its messages into those that may be taken and the others. What is wrong
 * with one message of a batch costs that message; what is wrong with the JSON of the body costs the call.
 */
public final class CallReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            // The names of a stranger's JSON must not fill the JVM's table of strings.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(1_000).build())
            .build();

    private final Limits limits;
    private final MessageRules rules;

    public CallReader(Limits limits) {
        this.limits = limits;
        this.rules = new MessageRules(limits);
    }

    /**
     * Reads a body that is not compressed any more.
     *
     * @throws HttpProblem 400 where it is not JSON or not a call, 413 where it holds too much
     */
    public ReadCall read(byte[] body, Endpoint endpoint) {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw invalidJson("The body must be a JSON object");
            }
            if (MessageScanner.startOffset(json) < 0) {
                throw invalidJson("The body must be in UTF-8");
            }
            ReadCall call = endpoint.isBatch() ? batch(json, body) : single(json, body, endpoint);
            if (json.nextToken() != null) {
                throw invalidJson("Something stands behind the JSON object of the body");
            }
            return call;
        } catch (JsonProcessingException e) {
            throw invalidJson(e.getOriginalMessage() + Position.of(e));
        } catch (IOException e) {
            throw invalidJson("The body must be in UTF-8");
        }
    }

    private ReadCall single(JsonParser json, byte[] body, Endpoint endpoint) throws IOException {
        ScannedMessage message = new MessageScanner(limits.nesting()).scan(json, 0);
        Sorter sorter = new Sorter(rules, endpoint, Field.ABSENT);
        sorter.sort(message);
        String writeKey = message.field(FieldName.WRITE_KEY).scalar();
        return new ReadCall(ByteBuffer.wrap(body), writeKey, null, sorter.taken(), sorter.rejected());
    }

    private ReadCall batch(JsonParser json, byte[] body) throws IOException {
        BatchReader batch = new BatchReader(limits);
        batch.read(json);
        Span context = batch.context();
        Sorter sorter = new Sorter(rules, Endpoint.BATCH, batch.sentAt());
        requireWeight(batch.messages(), context);
        batch.messages().forEach(sorter::sort);
        ByteBuffer bytes = ByteBuffer.wrap(body);
        return new ReadCall(
                bytes,
                batch.writeKey().scalar(),
                context == null ? null : bytes.slice(context.offset(), context.length()),
                sorter.taken(),
                sorter.rejected());
    }

    private void requireWeight(List<ScannedMessage> messages, @Nullable Span context) {
        if (messages.isEmpty()) {
            throw HttpProblem.badField("batch", "must hold at least one message");
        }
        int length = context == null ? 0 : context.length();
        if (length > limits.messageBytes() || (long) length * messages.size() > limits.inheritedBytes()) {
            throw new HttpProblem(413, "BODY_TOO_LARGE", "The batch's context is too large for so many messages")
                    .about("context");
        }
    }

    private static HttpProblem invalidJson(String message) {
        return new HttpProblem(400, "INVALID_JSON", message);
    }
}
