// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.filter.value.Span;
import dev.appizer.model.Micros;
import dev.appizer.segment.condition.All;
import dev.appizer.segment.condition.Any;
import dev.appizer.segment.condition.Condition;
import dev.appizer.segment.condition.Filter;
import dev.appizer.segment.condition.Leaf;
import dev.appizer.segment.condition.Look;
import dev.appizer.segment.condition.Not;
import dev.appizer.segment.condition.Sequence;
import dev.appizer.segment.condition.Verdict;
import java.util.List;
import java.util.function.Supplier;

/**
 * A condition as it was written, in which each part says what it saw of a person and whether it holds, and each filter when
 * it says something else by time alone.
 */
final class Explanation {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A look at the same person and instant for each part, so that none has used up what another sees. */
    private final Supplier<Look> looks;

    Explanation(Supplier<Look> looks) {
        this.looks = looks;
    }

    /** @param written the JSON that the condition was read from; of all of several filters, their array */
    JsonNode of(JsonNode written, Condition condition) {
        if (written.isArray()) {
            return JSON.createObjectNode()
                    .<ObjectNode>set("all", parts(written, ((All) condition).parts()))
                    .put("holds", judge(condition).holds());
        }
        ObjectNode explained = written.deepCopy();
        if (condition instanceof All all) {
            explained.set("all", parts(written.path("all"), all.parts()));
        } else if (condition instanceof Any any) {
            explained.set("any", parts(written.path("any"), any.parts()));
        } else if (condition instanceof Not not) {
            explained.set("not", of(written.path("not"), not.part()));
        } else if (condition instanceof Filter filter) {
            explained.set("saw", ValueJson.of(filter.saw(looks.get()).value()));
        } else if (condition instanceof Sequence sequence) {
            explained.put("saw", sequence.stepsTaken(looks.get()));
        }
        Verdict verdict = judge(condition);
        explained.put("holds", verdict.holds());
        if (condition instanceof Leaf && verdict.until() != Span.FOREVER) {
            explained.put("changesAt", Micros.toInstant(verdict.until()).toString());
        }
        return explained;
    }

    private Verdict judge(Condition condition) {
        return condition.judge(looks.get());
    }

    private ArrayNode parts(JsonNode written, List<Condition> conditions) {
        ArrayNode parts = JSON.createArrayNode();
        for (int i = 0; i < conditions.size(); i++) {
            parts.add(of(written.path(i), conditions.get(i)));
        }
        return parts;
    }
}
