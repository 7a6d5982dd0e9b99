// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads definitions. Every refusal is an {@link IllegalArgumentException}. */
final class ConditionParser {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ConditionParser() {}

    /** {@code {"filters":[…]}} or {@code {"condition":{…}}}; other members are of no concern. */
    static Condition segment(String json) {
        JsonNode definition = tree(json);
        return definition.has("condition")
                ? condition(definition.path("condition"))
                : new Condition.All(several(definition.path("filters"), ConditionParser::condition));
    }

    /** {@code {"event","aggregate"?,"property"?,"within"?,"where"?}}. */
    static Aggregation computedTrait(String json) {
        return aggregation(tree(json));
    }

    private static Condition condition(JsonNode json) {
        if (json.has("all")) {
            return new Condition.All(several(json.path("all"), ConditionParser::condition));
        }
        if (json.has("any")) {
            return new Condition.Any(several(json.path("any"), ConditionParser::condition));
        }
        if (json.has("not")) {
            return new Condition.Not(condition(json.path("not")));
        }
        if (json.has("segment")) {
            return new Condition.Reference(text(json, "segment"));
        }
        if (json.has("sequence")) {
            return new Sequence(
                    several(json.path("sequence"), ConditionParser::match),
                    duration(json, "within"),
                    duration(json, "last"));
        }
        return json.has("event")
                ? new Condition.OnEvents(aggregation(json), operator(json), Values.of(json.path("value")))
                : propertyFilter(json);
    }

    private static PropertyFilter propertyFilter(JsonNode json) {
        return new PropertyFilter(text(json, "property"), operator(json), Values.of(json.path("value")));
    }

    private static Aggregation aggregation(JsonNode json) {
        Aggregate aggregate = json.has("aggregate") ? Aggregate.named(text(json, "aggregate")) : Aggregate.COUNT;
        String property = json.has("property") ? text(json, "property") : null;
        if (property == null && aggregate != Aggregate.COUNT) {
            throw new IllegalArgumentException("No property to aggregate: " + json);
        }
        return new Aggregation(match(json), aggregate, property, duration(json, "within"));
    }

    private static EventMatch match(JsonNode json) {
        List<PropertyFilter> where =
                json.has("where") ? several(json.path("where"), ConditionParser::propertyFilter) : List.of();
        return new EventMatch(text(json, "event"), where);
    }

    private static Operator operator(JsonNode json) {
        return Operator.named(text(json, "operator"));
    }

    private static @Nullable Duration duration(JsonNode json, String field) {
        return json.has(field) ? Times.duration(text(json, field)) : null;
    }

    private static <T> List<T> several(JsonNode json, Function<JsonNode, T> each) {
        if (!json.isArray() || json.isEmpty()) {
            throw new IllegalArgumentException("Not an array with something in it: " + json);
        }
        List<T> parts = new ArrayList<>();
        json.forEach(element -> parts.add(each.apply(element)));
        return List.copyOf(parts);
    }

    private static String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw new IllegalArgumentException("No text in \"" + field + "\": " + json);
        }
        return json.path(field).textValue();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + json, e);
        }
    }
}
