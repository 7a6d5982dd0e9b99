// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.json.QuestionJson;
import dev.appizer.filter.json.InvalidBodyException;
import dev.appizer.filter.value.Operator;
import dev.appizer.local.api.Document.Part;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the document says that a question about events has to be is what the code takes. */
class OpenApiQuestionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATES = "{\"startDate\":\"2024-01-01\",\"endDate\":\"2024-01-31\"";
    private static final String STEPS = ",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}]";

    private static final Map<String, Consumer<String>> READERS =
            Map.of("query", QuestionJson::trend, "funnel", QuestionJson::funnel, "retention", QuestionJson::retention);

    private static final Map<String, String> SCHEMAS =
            Map.of("query", "TrendQuestion", "funnel", "FunnelQuestion", "retention", "RetentionQuestion");

    private final Document document = Document.openApi();
    private final Specification schemas = Specification.inside(document);

    OpenApiQuestionsTest() throws IOException {}

    @ParameterizedTest
    @ValueSource(strings = {"query", "funnel", "retention"})
    void examplesOfQuestionsAreTaken(String call) {
        JsonNode examples = document.json()
                .at("/paths/~1v1~1analytics~1" + call + "/post/requestBody/content/application~1json/examples");

        assertThat(examples)
                .isNotEmpty()
                .allMatch(example -> isTaken(call, body(example).toString()));
    }

    private JsonNode body(JsonNode example) {
        return document.resolved(new Part(JsonPointer.empty(), example)).json().path("value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            []
            {"startDate":"2024-01-01"}
            {"startDate":"2024-01-01","endDate":"2024-01-01"}
            {"startDate":"2024-01-01T10:00","endDate":"2024-01-01T10:30:00.5-02:00"}
            {"startDate":"yesterday","endDate":"2024-01-01"}
            {"startDate":1704067200,"endDate":"2024-01-01"}
            {"startDate":"2024-01-01 10:00","endDate":"2024-01-02"}
            """)
    void theSchemaOfARangeIsWhatIsTaken(String body) throws IOException {
        assertSame("query", body);
        assertSame("retention", body);
        assertSame("funnel", body.replace("}", STEPS + "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "event":"e"
            "event":""
            "event":7
            "measure":"users"
            "measure":"events","property":"p"
            "property":"p"
            "measure":"sum"
            "measure":"p99","property":"p"
            "measure":"p99","property":""
            "measure":"avg","property":"event"
            "measure":"avg","property":"events"
            "measure":"avg","property":"traits.plan"
            "measure":"avg","property":"segments.paying"
            "measure":"avg","property":"properties.event"
            "measure":"median","property":"p"
            "interval":"hour"
            "interval":"year"
            "timezone":"Europe/Paris"
            "timezone":""
            "timezone":7
            "groupBy":[]
            "groupBy":["a","event","traits.b"]
            "groupBy":["a","b","c","d"]
            "groupBy":"a"
            "groupBy":[7]
            "groupBy":[""]
            "limit":1
            "limit":1000
            "limit":0
            "limit":1001
            "limit":1.5
            "limit":"5"
            "filters":[]
            "filters":{}
            "filters":[{"property":"p","operator":"exists"}]
            "filters":[{"property":"p","operator":"exists","value":1}]
            "filters":[{"property":"p","operator":"equals"}]
            "filters":[{"property":"p","operator":"is","value":1}]
            "filters":[{"property":"p","operator":"between","value":[1]}]
            "filters":[{"property":"p","operator":"withinLast","value":"P30D"}]
            "filters":[{"property":"p","operator":"withinLast","value":30}]
            "filters":[{"event":"p","operator":"exists"}]
            "steps":[]
            """)
    void theSchemaOfATrendIsWhatIsTaken(String members) throws IOException {
        assertSame("query", DATES + "," + members + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "window":"P1D"
            "window":"P1M"
            "window":7
            "order":"strict"
            "order":"any"
            "breakdown":"traits.plan"
            "breakdown":""
            "breakdown":["plan"]
            "limit":3
            "limit":0
            "interval":"day"
            "event":"e"
            """)
    void theSchemaOfAFunnelIsWhatIsTaken(String members) throws IOException {
        assertSame("funnel", DATES + STEPS + "," + members + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "steps":{}
            "steps":[{"event":"a"},{}]
            "steps":[{"event":"a"},7]
            "steps":[{"event":"a"},{"event":"b","filters":[]}]
            "steps":[{"event":"a"},{"event":"b","where":[]}]
            "steps":[{"event":""},{"event":"b"}]
            """)
    void theSchemaOfStepsIsWhatIsTaken(String members) throws IOException {
        assertSame("funnel", DATES + "," + members + "}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 11})
    void theSchemaHasTheParsersNumberOfSteps(int steps) throws IOException {
        assertSame("funnel", DATES + ",\"steps\":[" + several(steps, "{\"event\":\"e\"}") + "]}");
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 51})
    void theSchemaHasTheParsersNumberOfFilters(int filters) throws IOException {
        String several = several(filters, "{\"property\":\"p\",\"operator\":\"exists\"}");

        assertSame("query", DATES + ",\"filters\":[" + several + "]}");
        assertSame("retention", DATES + ",\"returnFilters\":[" + several + "]}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256})
    void theSchemaHasTheParsersLengths(int length) throws IOException {
        String name = "n".repeat(length);

        assertSame("query", DATES + ",\"event\":\"" + name + "\"}");
        assertSame("query", DATES + ",\"groupBy\":[\"" + name + "\"]}");
        assertSame("retention", DATES + ",\"returnEvent\":\"" + name + "\"}");
    }

    private static String several(int count, String json) {
        return String.join(",", Collections.nCopies(count, json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "interval":"week"
            "interval":"hour"
            "event":"a","returnEvent":"b"
            "event":""
            "returnEvent":7
            "filters":[{"property":"segments.paying","operator":"equals","value":true}]
            "returnFilters":[{}]
            "limit":5
            """)
    void theSchemaOfARetentionIsWhatIsTaken(String members) throws IOException {
        assertSame("retention", DATES + "," + members + "}");
    }

    @Test
    void theSchemaHasEveryName() {
        assertThat(names("TrendQuestion/properties/measure"))
                .containsExactlyElementsOf(
                        Arrays.stream(Measure.values()).map(Measure::jsonName).toList());
        assertThat(names("TrendQuestion/properties/interval"))
                .containsExactlyElementsOf(
                        Arrays.stream(Interval.values()).map(Interval::jsonName).toList());
        assertThat(names("FieldFilter/properties/operator"))
                .containsExactlyElementsOf(
                        Arrays.stream(Operator.values()).map(Operator::jsonName).toList());
    }

    private Stream<String> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    private Iterable<String> names(String schema) {
        return stream(document.json().at("/components/schemas/" + schema + "/enum"))
                .toList();
    }

    private void assertSame(String call, String body) throws IOException {
        JsonPointer schema = JsonPointer.compile("/components/schemas/" + SCHEMAS.get(call));

        assertThat(schemas.problems(JSON.readTree(body), schema).isEmpty())
                .as("The schema takes " + body)
                .isEqualTo(isTaken(call, body));
    }

    private static boolean isTaken(String call, String body) {
        try {
            Objects.requireNonNull(READERS.get(call)).accept(body);
            return true;
        } catch (InvalidBodyException refused) {
            return false;
        }
    }
}
