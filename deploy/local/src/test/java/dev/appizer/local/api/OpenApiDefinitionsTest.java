// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.action.campaign.json.CampaignJson;
import dev.appizer.filter.json.InvalidBodyException;
import dev.appizer.local.api.Document.Part;
import dev.appizer.segment.condition.json.ComputedTraitJson;
import dev.appizer.segment.condition.json.SegmentJson;
import java.io.IOException;
import java.util.Collections;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the document says that the definition of a segment or of a computed trait has to be is what the code takes. */
class OpenApiDefinitionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Document document = Document.openApi();
    private final Specification schemas = Specification.inside(document);

    OpenApiDefinitionsTest() throws IOException {}

    @ParameterizedTest
    @ValueSource(strings = {"~1v1~1segments~1{segmentId}/put", "~1v1~1segments~1preview/post"})
    void examplesOfSegmentsAreTaken(String operation) {
        assertThat(examples(operation))
                .isNotEmpty()
                .allMatch(example -> isSegment(body(example).toString()));
    }

    @Test
    void examplesOfComputedTraitsAreTaken() {
        assertThat(examples("~1v1~1computed-traits~1{name}/put"))
                .isNotEmpty()
                .allMatch(example -> isComputedTrait(body(example).toString()));
    }

    @Test
    void examplesOfCampaignsAreTaken() {
        assertThat(examples("~1v1~1campaigns~1{campaignId}/put"))
                .isNotEmpty()
                .allMatch(example -> isCampaign(body(example).toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            {}
            {"trigger":{"segment":"s"},"action":{"webhook":{"url":"https://example.com/"}}}
            {"trigger":{"segment":"s","on":"LEFT"},"action":{"webhook":{"url":"https://example.com/"}}}
            {"trigger":{"segment":"s","event":"e"},"action":{"webhook":{"url":"https://example.com/"}}}
            {"trigger":{"event":"e","where":[]},"action":{"webhook":{"url":"https://example.com/"}}}
            {"trigger":{"event":"e","delay":"P1Y"},"action":{"webhook":{"url":"https://example.com/"}}}
            {"trigger":{"event":"e"},"action":{}}
            {"trigger":{"event":"e"},"action":{"topic":{"topic":"t"},"webhook":{"url":"https://example.com/"}}}
            {"trigger":{"event":"e"},"action":{"topic":{"topic":"t","value":[1]}}}
            {"trigger":{"event":"e"},"action":{"email":{"subject":"s"}}}
            {"trigger":{"event":"e"},"action":{"email":{"subject":"s","text":"t"}},"cap":{"count":0,"within":"P1D"}}
            {"trigger":{"event":"e"},"action":{"email":{"subject":"s","text":"t"}},"quietHours":{"from":"8:00","to":"09:00"}}
            {"trigger":{"event":"e"},"action":{"email":{"subject":"s","text":"t"}},"audience":{"filters":[]}}
            {"trigger":{"event":"e"},"action":{"email":{"subject":"s","text":"t"}},"state":"PAUSED","name":"n"}
            {"trigger":{"query":{"event":"e"},"last":"PT1H","operator":"greaterThan","value":1,"every":"PT1M"},"action":{"topic":{"topic":"t"}}}
            {"trigger":{"query":{"event":"e"},"operator":"greaterThan","value":1,"every":"PT1M"},"action":{"topic":{"topic":"t"}}}
            """)
    void theSchemaOfACampaignIsWhatIsTaken(String body) throws IOException {
        assertThat(fits("CampaignBody", body)).isEqualTo(isCampaign(body));
    }

    private static boolean isCampaign(String body) {
        return isRead(text -> CampaignJson.read("any", text), body);
    }

    private JsonNode examples(String operation) {
        return document.json().at("/paths/" + operation + "/requestBody/content/application~1json/examples");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            {}
            []
            {"filters":[]}
            {"name":"n","condition":{"all":[{"not":{"property":"p","operator":"exists"}}]}}
            {"condition":{"any":[]}}
            {"condition":{"sequence":[]}}
            {"filters":[{"property":"p","operator":"exists"}],"condition":{"all":[]}}
            {"filters":[{"property":"p","operator":"exists","value":1}]}
            {"filters":[{"property":"p","operator":"exists"}],"more":1}
            {"filters":[{"property":"p","operator":"is","value":1}]}
            {"filters":[{"property":"p","operator":"equals"}]}
            {"filters":[{"property":"p","operator":"equals","value":null}]}
            {"filters":[{"property":"p","operator":"equals","value":{"a":[1]}}]}
            {"filters":[{"property":"p","operator":"greaterThan","value":true}]}
            {"filters":[{"property":"p","operator":"greaterThan","value":"a"}]}
            {"filters":[{"property":"p","operator":"between","value":[1]}]}
            {"filters":[{"property":"p","operator":"between","value":[1,2]}]}
            {"filters":[{"property":"p","operator":"in","value":[]}]}
            {"filters":[{"property":"p","operator":"notIn","value":[1,"a"]}]}
            {"filters":[{"property":"p","operator":"contains","value":"a"}]}
            {"filters":[{"property":"p","operator":"startsWith","value":1}]}
            {"filters":[{"property":"p","operator":"matches","value":"^a"}]}
            {"filters":[{"property":"p","operator":"before","value":"2024-01-15"}]}
            {"filters":[{"event":"e","operator":"equals","value":1}]}
            {"filters":[{"event":"e","aggregate":"count","operator":"in","value":[1,2]}]}
            {"filters":[{"event":"e","aggregate":"sum","operator":"in","value":[1,2]}]}
            {"filters":[{"event":"e","aggregate":"sum","property":"p","operator":"in","value":[1,2]}]}
            {"filters":[{"event":"e","aggregate":"sum","property":"p","operator":"exists"}]}
            {"filters":[{"event":"e","aggregate":"max","property":"p","operator":"exists"}]}
            {"filters":[{"event":"e","aggregate":"avg","property":"p","operator":"contains","value":1}]}
            {"filters":[{"event":"e","aggregate":"median","property":"p","operator":"equals","value":1}]}
            {"filters":[{"event":"e","property":"p","operator":"equals","value":1}]}
            {"filters":[{"event":"e","operator":"exists"}]}
            {"filters":[{"event":"e","aggregate":"last","property":"p","operator":"contains","value":"a"}]}
            {"filters":[{"event":"e","aggregate":"first","property":"p","operator":"startsWith","value":1}]}
            {"filters":[{"event":"e","aggregate":"uniqueCount","property":"p","operator":"greaterThan","value":1}]}
            {"filters":[{"event":"e","operator":"equals","value":1,"where":[]}]}
            {"filters":[{"event":"e","operator":"equals","value":1,"where":[{"property":"p","operator":"exists"}]}]}
            {"filters":[{"event":"e","operator":"equals","value":1,"where":[{"property":"p","operator":"is"}]}]}
            {"filters":[{"event":"e","operator":"equals","value":1,"where":[{"event":"e","operator":"equals","value":1}]}]}
            {"filters":[{"event":"e","operator":"equals","value":"1"}]}
            {"filters":[{"event":"e","operator":"startsWith","value":1}]}
            {"filters":[{"event":"e","operator":"equals","value":1,"within":"7d"}]}
            {"condition":{"sequence":[{"event":"e"}]}}
            {"filters":[{"sequence":[{"event":"a"},{"event":"b","where":[{"property":"p","operator":"exists"}]}],"within":"P7D","last":"P30D"}]}
            {"condition":{"sequence":{"event":"e"}}}
            {"condition":{"sequence":["e"]}}
            {"condition":{"sequence":[{}]}}
            {"condition":{"sequence":[{"event":""}]}}
            {"condition":{"sequence":[{"event":"e","where":[]}]}}
            {"condition":{"sequence":[{"event":"e","within":"P1D"}]}}
            {"condition":{"sequence":[{"event":"e","operator":"equals","value":1}]}}
            {"condition":{"sequence":[{"event":"e"}],"within":7}}
            {"condition":{"sequence":[{"event":"e"}],"last":"P1M"}}
            {"condition":{"sequence":[{"event":"e"}],"operator":"exists"}}
            {"condition":{"sequence":[{"event":"e"}],"event":"e"}}
            {"condition":{"segment":"paying"}}
            {"filters":[{"not":{"segment":"paying"}}]}
            {"condition":{"segment":""}}
            {"condition":{"segment":7}}
            {"condition":{"segment":["paying"]}}
            {"condition":{"segment":"paying","property":"p","operator":"exists"}}
            {"condition":{"segment":"paying","within":"P1D"}}
            {"filters":[{"property":"p","operator":"withinLast","value":"P30D"}]}
            {"filters":[{"property":"p","operator":"withinNext","value":"PT1H30M"}]}
            {"filters":[{"property":"p","operator":"withinLast"}]}
            {"filters":[{"property":"p","operator":"withinLast","value":30}]}
            {"filters":[{"property":"p","operator":"withinNext","value":"2024-01-15"}]}
            {"filters":[{"property":"p","operator":"exists","within":"P1D"}]}
            {"filters":[{"event":"e","operator":"equals","value":1,"within":"P30D"}]}
            {"filters":[{"event":"e","operator":"equals","value":1,"within":30}]}
            {"filters":[{"event":"e","operator":"equals","value":1,"within":"P30D","last":"P1D"}]}
            {"filters":[{"event":"e","aggregate":"avg","property":"p","operator":"lessThan","value":1,"within":"P30D","where":[{"property":"q","operator":"withinLast","value":"P1W"}]}]}
            {"filters":[{"event":"e","aggregate":"last","property":"p","operator":"withinNext","value":"P1W"}]}
            {"filters":[{"event":"e","aggregate":"last","property":"p","operator":"withinNext","value":1}]}
            {"filters":[{"event":"e","aggregate":"max","property":"p","operator":"withinLast","value":"P1W"}]}
            {"filters":[{"event":"e","operator":"withinLast","value":"P1W"}]}
            """)
    void theSchemaOfASegmentIsWhatIsTaken(String body) throws IOException {
        assertThat(fits("SegmentDefinition", body)).isEqualTo(isSegment(body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            {}
            []
            {"event":"e"}
            {"event":""}
            {"event":7}
            {"name":"n","event":"e"}
            {"event":"e","aggregate":"count"}
            {"event":"e","aggregate":"count","property":"p"}
            {"event":"e","property":"p"}
            {"event":"e","aggregate":"sum"}
            {"event":"e","aggregate":"sum","property":""}
            {"event":"e","aggregate":"sum","property":"p"}
            {"event":"e","aggregate":"min","property":"p.q"}
            {"event":"e","aggregate":"max","property":"p"}
            {"event":"e","aggregate":"avg","property":"p"}
            {"event":"e","aggregate":"first","property":"p"}
            {"event":"e","aggregate":"last","property":"p"}
            {"event":"e","aggregate":"uniqueCount","property":"p"}
            {"event":"e","aggregate":"median","property":"p"}
            {"event":"e","aggregate":7,"property":"p"}
            {"event":"e","within":"P30D"}
            {"event":"e","within":"P1Y"}
            {"event":"e","within":30}
            {"event":"e","last":"P30D"}
            {"event":"e","where":[]}
            {"event":"e","where":{"property":"p","operator":"exists"}}
            {"event":"e","where":[{"property":"p","operator":"exists"}]}
            {"event":"e","where":[{"property":"p","operator":"is","value":1}]}
            {"event":"e","where":[{"event":"e","operator":"equals","value":1}]}
            {"event":"e","where":[{"segment":"s"}]}
            {"event":"e","operator":"greaterThan","value":3}
            {"condition":{"event":"e"}}
            """)
    void theSchemaOfAComputedTraitIsWhatIsTaken(String body) throws IOException {
        assertThat(fits("ComputedTraitDefinition", body)).isEqualTo(isComputedTrait(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P1D",
                "P2W",
                "P1W2DT3H4M5.678901S",
                "PT0.000001S",
                "PT0,5S",
                "PT90M",
                "P36525D",
                "P001D",
                "",
                "P",
                "PT",
                "P1",
                "P1DT",
                "P0D",
                "PT0S",
                "PT0.0S",
                "P1Y",
                "P1M",
                "P1Y1D",
                "P1D1W",
                "PT1S1M",
                "-P1D",
                "P-1D",
                "+P1D",
                "P1.5D",
                "PT1.5H",
                "PT1.S",
                "PT.5S",
                "PT0.1234567S",
                "p1d",
                "P 1D",
                "1D",
                "P123456D",
                "P12345W",
                "PT1H1H"
            })
    void theSchemaOfADurationIsWhatIsTaken(String duration) throws IOException {
        String body = "{\"event\":\"e\",\"within\":\"" + duration + "\"}";

        assertThat(fits("ComputedTraitDefinition", body)).isEqualTo(isComputedTrait(body));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 21})
    void theSchemaHasTheParsersSizes(int size) throws IOException {
        String steps = several(size, "{\"event\":\"e\"}");
        String filters = several(size, "{\"property\":\"p\",\"operator\":\"exists\"}");
        String sequence = "{\"condition\":{\"sequence\":[" + steps + "]}}";
        String computedTrait = "{\"event\":\"e\",\"where\":[" + filters + "]}";

        assertThat(fits("SegmentDefinition", sequence)).isEqualTo(isSegment(sequence));
        assertThat(fits("ComputedTraitDefinition", computedTrait)).isEqualTo(isComputedTrait(computedTrait));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256})
    void theSchemaHasTheParsersLengths(int length) throws IOException {
        String name = "n".repeat(length);
        String segment = "{\"name\":\"" + name + "\",\"condition\":{\"segment\":\"" + name + "\"}}";
        String computedTrait = "{\"event\":\"" + name + "\",\"aggregate\":\"sum\",\"property\":\"" + name + "\"}";

        assertThat(fits("SegmentDefinition", segment)).isEqualTo(isSegment(segment));
        assertThat(fits("ComputedTraitDefinition", computedTrait)).isEqualTo(isComputedTrait(computedTrait));
    }

    private static String several(int size, String json) {
        return String.join(",", Collections.nCopies(size, json));
    }

    private JsonNode body(JsonNode example) {
        return document.resolved(new Part(JsonPointer.empty(), example)).json().path("value");
    }

    private boolean fits(String schema, String body) throws IOException {
        return schemas.problems(JSON.readTree(body), JsonPointer.compile("/components/schemas/" + schema))
                .isEmpty();
    }

    private static boolean isSegment(String body) {
        return isRead(SegmentJson::read, body);
    }

    private static boolean isComputedTrait(String body) {
        return isRead(ComputedTraitJson::read, body);
    }

    private static boolean isRead(Consumer<String> reader, String body) {
        try {
            reader.accept(body);
            return true;
        } catch (InvalidBodyException refused) {
            return false;
        }
    }
}
