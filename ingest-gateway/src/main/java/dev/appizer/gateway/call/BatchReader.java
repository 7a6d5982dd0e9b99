// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.appizer.gateway.message.Field;
import dev.appizer.gateway.message.FieldName;
import dev.appizer.gateway.message.Limits;
import dev.appizer.gateway.message.Rejection;
import dev.appizer.gateway.message.ScannedMessage;
import dev.appizer.service.http.HttpProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"batch":[…],"context":{…},"sentAt":…,"writeKey":…}}, its members in any order. */
final class BatchReader {

    private static final String BATCH = "batch";

    private final Limits limits;
    private final JsonWalk walk;
    private final MessageScanner scanner;
    private final List<ScannedMessage> messages = new ArrayList<>();
    private boolean hasBatch;
    private Field sentAt = Field.ABSENT;
    private Field writeKey = Field.ABSENT;
    private @Nullable Span context;

    /** Where a value lies in the body. */
    record Span(int offset, int length) {}

    BatchReader(Limits limits) {
        this.limits = limits;
        this.walk = new JsonWalk(limits.nesting());
        this.scanner = new MessageScanner(limits.nesting());
    }

    /**
     * Reads the object that the parser stands on, and leaves it on its end.
     *
     * @throws HttpProblem where the batch itself, and not one of its messages, is wrong
     */
    void read(JsonParser json) throws IOException {
        walk.enter(0);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            walk.name(0, name);
            json.nextToken();
            readMember(json, name);
        }
        Rejection flaw = walk.takeFlaw();
        if (flaw != null) {
            HttpProblem problem = new HttpProblem(400, flaw.code(), flaw.message());
            throw flaw.field() == null ? problem : problem.about(flaw.field());
        }
        if (!hasBatch) {
            throw new HttpProblem(400, "MISSING_FIELD", "batch must hold the messages").about(BATCH);
        }
    }

    private void readMember(JsonParser json, String name) throws IOException {
        if (name.equals(BATCH)) {
            readMessages(json);
        } else if (name.equals(FieldName.CONTEXT.text())) {
            readContext(json);
        } else {
            sentAt = name.equals(FieldName.SENT_AT.text()) ? MessageScanner.field(json) : sentAt;
            writeKey = name.equals(FieldName.WRITE_KEY.text()) ? MessageScanner.field(json) : writeKey;
            walk.over(json, 1);
        }
    }

    private void readMessages(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw HttpProblem.badField(BATCH, "must be an array of messages");
        }
        hasBatch = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (messages.size() == limits.messages()) {
                throw new HttpProblem(413, "TOO_MANY_MESSAGES", "A call takes " + limits.messages() + " messages")
                        .about(BATCH);
            }
            messages.add(scanner.scan(json, messages.size()));
        }
    }

    private void readContext(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw HttpProblem.badField("context", "must be an object");
        }
        int start = MessageScanner.startOffset(json);
        walk.over(json, 1);
        context = new Span(start, MessageScanner.endOffset(json) - start);
    }

    List<ScannedMessage> messages() {
        return messages;
    }

    Field sentAt() {
        return sentAt;
    }

    Field writeKey() {
        return writeKey;
    }

    @Nullable
    Span context() {
        return context;
    }
}
