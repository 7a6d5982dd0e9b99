// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.appizer.gateway.message.Rejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks over values, and remembers the first flaw that Jackson reads past: a name twice in one object (readers disagree on
 * which value counts), or nesting that is too deep. The walk goes on, so that one such message does not cost its batch.
 */
final class JsonWalk {

    private final int deepest;
    private final List<Set<String>> namesByDepth = new ArrayList<>();
    private @Nullable Rejection flaw;

    JsonWalk(int deepest) {
        this.deepest = deepest;
    }

    /** The first flaw since it was asked last; null where there is none. */
    @Nullable
    Rejection takeFlaw() {
        Rejection taken = flaw;
        flaw = null;
        return taken;
    }

    /** Begins an object or an array at a depth, counted from 0. */
    void enter(int depth) {
        if (depth >= deepest) {
            remember(Rejection.invalidJson(null, "The message is nested deeper than " + deepest + " levels"));
        } else if (depth == namesByDepth.size()) {
            namesByDepth.add(new HashSet<>());
        } else {
            namesByDepth.get(depth).clear();
        }
    }

    /** A name of the object at a depth. */
    void name(int depth, String name) {
        if (depth < deepest && !namesByDepth.get(depth).add(name)) {
            remember(Rejection.invalidJson(name, "The name " + name + " stands twice in one object"));
        }
    }

    /** Walks over the value that the parser stands on, and leaves it on the last token. */
    void over(JsonParser json, int depth) throws IOException {
        int level = depth;
        JsonToken token = json.currentToken();
        while (true) {
            if (token == JsonToken.FIELD_NAME) {
                name(level - 1, json.currentName());
            } else if (token.isStructStart()) {
                enter(level++);
            } else if (token.isStructEnd()) {
                level--;
            }
            if (level == depth) {
                return;
            }
            token = json.nextToken();
        }
    }

    private void remember(Rejection found) {
        if (flaw == null) {
            flaw = found;
        }
    }
}
