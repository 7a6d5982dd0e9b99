// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a body, and gathers all that is wrong with it. */
public final class Body {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private Body() {}

    /**
     * Hands the whole body to a reader, which reports what is wrong to its parts.
     *
     * @throws InvalidBodyException with all that was reported; malformed JSON is one such problem
     */
    public static <T> T read(String body, Function<Part, T> reader) {
        List<Problem> problems = new ArrayList<>();
        T read = reader.apply(new Part(parse(body), JsonPointer.empty(), problems));
        if (!problems.isEmpty()) {
            throw new InvalidBodyException(problems);
        }
        return read;
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new InvalidBodyException(List.of(new Problem(
                    "", "Send one JSON object; this is not JSON" + where + ": " + malformed.getOriginalMessage())));
        }
    }
}
