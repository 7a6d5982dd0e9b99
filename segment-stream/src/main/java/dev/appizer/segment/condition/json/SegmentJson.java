// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.appizer.segment.condition.All;
import dev.appizer.segment.condition.Condition;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code {"name"?, "filters":[…]}} and {@code {"name"?, "condition":{…}}}, the bodies that define a segment. */
public final class SegmentJson {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private SegmentJson() {}

    /**
     * Reads the definition.
     *
     * @throws InvalidDefinitionException with all that is wrong with the body; malformed JSON is one such problem
     */
    public static SegmentDefinition read(String body) {
        List<Problem> problems = new ArrayList<>();
        Part root = new Part(parse(body), JsonPointer.empty(), problems);
        SegmentDefinition definition = read(root);
        if (!problems.isEmpty()) {
            throw new InvalidDefinitionException(problems);
        }
        return definition;
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new InvalidDefinitionException(List.of(new Problem(
                    "", "Send one JSON object; this is not JSON" + where + ": " + malformed.getOriginalMessage())));
        }
    }

    private static SegmentDefinition read(Part root) {
        if (!root.isObject("A segment")) {
            return new SegmentDefinition(null, ConditionReader.STAND_IN);
        }
        root.allowOnly("A segment", "name", "filters", "condition");
        Part name = root.field("name");
        return new SegmentDefinition(name.isPresent() ? name.text("a name for people to read") : null, condition(root));
    }

    private static Condition condition(Part root) {
        ConditionReader reader = new ConditionReader(root);
        Part filters = root.field("filters");
        Part condition = root.field("condition");
        if (filters.isPresent() == condition.isPresent()) {
            root.report("Give either \"filters\", all of which must hold, or a \"condition\".");
        }
        if (condition.isPresent()) {
            return reader.read(condition);
        }
        return filters.isPresent() ? new All(reader.readAll(filters)) : ConditionReader.STAND_IN;
    }
}
