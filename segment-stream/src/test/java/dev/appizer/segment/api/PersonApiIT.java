// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked about one person: computed traits, why they are in a segment, and what they did. */
@ExtendWith(KafkaExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonApiIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final RunningSegments stage;

    PersonApiIT(KafkaUnderTest kafka, @TempDir Path state) {
        stage = new RunningSegments(kafka, state);
    }

    @BeforeAll
    void start() throws IOException, InterruptedException {
        stage.start();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void aComputedTraitIsPutReadEditedAndDeleted() throws Exception {
        stage.event("ann", "purchase", "m1", now, Map.of("amount", 5L));
        String path = "/v1/computed-traits/spent";
        String sum = "{\"event\":\"purchase\",\"aggregate\":\"sum\",\"property\":\"amount\"}";

        HttpResponse<String> created = stage.send("PUT", path, sum);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(JSON.readTree(created.body()).get("name").asText()).isEqualTo("spent");
        assertThat(JSON.readTree(created.body()).get("version").asLong()).isEqualTo(1);
        stage.awaitLive(path);
        RunningSegments.await(() -> computed("ann", "spent").asLong() == 5);

        HttpResponse<String> edited = stage.send("PUT", path, sum.replace("sum", "avg"));
        assertThat(edited.statusCode()).isEqualTo(200);
        assertThat(stage.get(path).get("version").asLong()).isEqualTo(2);
        assertThat(stage.get(path).get("aggregate").asText()).isEqualTo("avg");
        assertThat(stage.get("/v1/computed-traits").get("computedTraits").findValuesAsText("name"))
                .contains("spent");

        assertThat(stage.send("DELETE", path, null).statusCode()).isEqualTo(204);
        assertThat(stage.send("GET", path, null).statusCode()).isEqualTo(404);
        assertThat(stage.send("DELETE", path, null).statusCode()).isEqualTo(404);
        RunningSegments.await(() -> computed("ann", "spent").isMissingNode());
    }

    @Test
    void aCountOfNothingIsShownAndWhatIsMissingIsNot() throws Exception {
        stage.event("zoe", "visit", "m-zoe", now, Map.of());
        stage.send("PUT", "/v1/computed-traits/refunds", "{\"event\":\"refund\"}");
        stage.send(
                "PUT",
                "/v1/computed-traits/plan",
                "{\"event\":\"visit\",\"aggregate\":\"last\",\"property\":\"plan\"}");
        stage.awaitLive("/v1/computed-traits/refunds");
        stage.awaitLive("/v1/computed-traits/plan");

        RunningSegments.await(() -> computed("zoe", "refunds").isNumber());

        assertThat(computed("zoe", "refunds").asLong()).isZero();
        assertThat(stage.get("/v1/profiles/zoe").get("computedTraits").has("plan"))
                .isFalse();
    }

    private JsonNode computed(String user, String trait) throws IOException, InterruptedException {
        return stage.get("/v1/profiles/" + user).path("computedTraits").path(trait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstSeen", "lastSeen", "anonymous", "a%20b", "-x", "a%7Cb"})
    void aNameThatIsBuiltInOrOfAnotherShapeIs400(String name) throws Exception {
        HttpResponse<String> answer = stage.send("PUT", "/v1/computed-traits/" + name, "{\"event\":\"visit\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).at("/error/field").asText()).isEqualTo("name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "{} /event",
                "{\"event\":7} /event",
                "{\"event\":\"e\",\"aggregate\":\"median\"} /aggregate",
                "{\"event\":\"e\",\"aggregate\":\"sum\"} /property",
                "{\"event\":\"e\",\"property\":\"p\"} /property",
                "{\"event\":\"e\",\"within\":\"P1Y\"} /within",
                "{\"event\":\"e\",\"where\":[]} /where",
                "{\"event\":\"e\",\"where\":[{\"property\":\"p\",\"operator\":\"is\"}]} /where/0/operator",
                "{\"event\":\"e\",\"operator\":\"exists\"} /operator"
            })
    void everyWrongPartOfAComputedTraitIsNamedByItsPointer(String body, String pointer) throws Exception {
        HttpResponse<String> answer = stage.send("PUT", "/v1/computed-traits/wrong", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).at("/error/details").findValuesAsText("pointer"))
                .containsExactly(pointer);
        assertThat(stage.send("GET", "/v1/computed-traits/wrong", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anExplanationTellsOfEachPartWhatItSawWhetherItHoldsAndUntilWhen() throws Exception {
        stage.event("eve", "order", "m-eve-1", now.minusSeconds(60), Map.of());
        stage.event("eve", "order", "m-eve-2", now.minusSeconds(30), Map.of());
        stage.awaitEvents("eve", 2);
        stage.send("PUT", "/v1/segments/explained", """
                {"filters":[
                  {"event":"order","operator":"greaterThanOrEquals","value":2,"within":"P1D"},
                  {"any":[{"property":"plan","operator":"exists"},
                          {"sequence":[{"event":"order"},{"event":"refund"}]}]}]}""");
        stage.awaitLive("/v1/segments/explained");

        JsonNode explained = stage.get("/v1/segments/explained/explain?userId=eve");

        assertThat(explained.get("id").asText()).isEqualTo("eve");
        assertThat(explained.get("member").asBoolean()).isFalse();
        assertThat(explained.at("/condition/holds")).isEqualTo(JSON.readTree("false"));
        JsonNode orders = explained.at("/condition/all/0");
        assertThat(orders.get("saw").asLong()).isEqualTo(2);
        assertThat(orders.get("holds").asBoolean()).isTrue();
        assertThat(Instant.parse(orders.get("changesAt").asText()))
                .isEqualTo(now.minusSeconds(60).plus(Duration.ofDays(1)));
        assertThat(explained.at("/condition/all/1/any/0")).isEqualTo(JSON.readTree("""
                {"property":"plan","operator":"exists","saw":null,"holds":false}"""));
        assertThat(explained.at("/condition/all/1/any/1/saw").asLong()).isEqualTo(1);
        assertThat(explained.at("/condition/all/1/any/1/holds").asBoolean()).isFalse();
        assertThat(explained.at("/condition/all/1/holds")).isEqualTo(JSON.readTree("false"));
    }

    @Test
    void whatCanNotBeExplainedIsSaid() throws Exception {
        stage.event("max", "order", "m-max", now, Map.of());
        stage.awaitEvents("max", 1);
        stage.send("PUT", "/v1/segments/any-order", """
                {"filters":[{"event":"order","operator":"greaterThan","value":0}]}""");
        stage.awaitLive("/v1/segments/any-order");

        assertThat(status("/v1/segments/any-order/explain?userId=max")).isEqualTo(200);
        assertThat(status("/v1/segments/nowhere/explain?userId=max")).isEqualTo(404);
        assertThat(status("/v1/segments/any-order/explain?userId=nobody")).isEqualTo(404);
        assertThat(status("/v1/segments/any-order/explain")).isEqualTo(400);
        assertThat(status("/v1/segments/any-order/explain?userId=")).isEqualTo(400);
    }

    @Test
    void eventsComeInPagesTheLatestFirstAndWhatComesMeanwhileNeitherRepeatsNorHidesAny() throws Exception {
        for (int i = 0; i < 7; i++) {
            // Two of each instant, so that stamps decide.
            stage.event("tim", "event-" + i % 3, "m-tim-" + i, now.minusSeconds(100 - i / 2), Map.of("i", (long) i));
        }
        stage.awaitEvents("tim", 7);

        JsonNode page = stage.get("/v1/profiles/tim/events?limit=3");
        List<String> found = new ArrayList<>(page.get("events").findValuesAsText("messageId"));
        stage.event("tim", "event-0", "m-new", now, Map.of());
        stage.event("tim", "event-9", "m-between", now.minusSeconds(97).minusMillis(1), Map.of());
        stage.awaitEvents("tim", 9);
        while (page.has("cursor")) {
            page = stage.get("/v1/profiles/tim/events?limit=3&cursor="
                    + page.get("cursor").asText());
            found.addAll(page.get("events").findValuesAsText("messageId"));
        }

        assertThat(found).containsExactly("m-tim-6", "m-tim-5", "m-tim-4", "m-tim-3", "m-tim-2", "m-tim-1", "m-tim-0");
        assertThat(stage.get("/v1/profiles/tim/events").get("events").findValuesAsText("messageId"))
                .startsWith("m-new", "m-tim-6", "m-between")
                .hasSize(9);
    }

    @Test
    void anEventIsShownAsItWasSent() throws Exception {
        stage.event("ida", "order", "m-ida", now, Map.of("amount", 5L, "coupon", "x"));
        stage.awaitEvents("ida", 1);

        JsonNode shown = stage.get("/v1/profiles/ida/events").at("/events/0");

        assertThat(shown.get("event").asText()).isEqualTo("order");
        assertThat(Instant.parse(shown.get("timestamp").asText())).isEqualTo(now);
        assertThat(shown.get("userId").asText()).isEqualTo("ida");
        assertThat(shown.get("properties")).isEqualTo(JSON.readTree("{\"amount\":5,\"coupon\":\"x\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "limit=", "cursor=%21", "cursor=AAAA", "cursor="})
    void aPageThatIsNoneIs400(String query) throws Exception {
        stage.event("kim", "order", "m-kim", now, Map.of());
        stage.awaitEvents("kim", 1);

        HttpResponse<String> answer = stage.send("GET", "/v1/profiles/kim/events?" + query, null);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).at("/error/field").asText())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void nobodyHasNoEvents() throws Exception {
        assertThat(status("/v1/profiles/nobody/events")).isEqualTo(404);
    }

    private int status(String path) throws IOException, InterruptedException {
        return stage.send("GET", path, null).statusCode();
    }
}
