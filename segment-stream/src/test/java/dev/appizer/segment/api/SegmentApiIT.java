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
import org.junit.jupiter.params.provider.ValueSource;

/** What the stage answers over HTTP, with its state behind it, on a real broker. */
@ExtendWith(KafkaExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SegmentApiIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUYERS =
            "{\"name\":\"Buyers\",\"filters\":[{\"event\":\"purchase\",\"operator\":\"greaterThan\",\"value\":0}]}";

    private final RunningSegments stage;

    SegmentApiIT(KafkaUnderTest kafka, @TempDir Path state) {
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
    void aDefinitionIsPutReadEditedAndDeleted() throws Exception {
        stage.event("ann", "purchase", "m1");
        HttpResponse<String> created = stage.send("PUT", "/v1/segments/buyers", BUYERS);
        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode shown = JSON.readTree(created.body());
        assertThat(shown.get("id").asText()).isEqualTo("buyers");
        assertThat(shown.get("name").asText()).isEqualTo("Buyers");
        assertThat(shown.get("version").asLong()).isEqualTo(1);
        assertThat(shown.get("filters")).isEqualTo(JSON.readTree(BUYERS).get("filters"));

        RunningSegments.await(() -> isLive("buyers", 1));
        assertThat(stage.get("/v1/segments/buyers").get("progress").asDouble()).isEqualTo(1);

        HttpResponse<String> edited = stage.send("PUT", "/v1/segments/buyers", BUYERS.replace("purchase", "never"));
        assertThat(edited.statusCode()).isEqualTo(200);
        RunningSegments.await(() -> isLive("buyers", 0));
        assertThat(stage.get("/v1/segments").findValuesAsText("id")).contains("buyers");

        assertThat(stage.send("DELETE", "/v1/segments/buyers", null).statusCode())
                .isEqualTo(204);
        assertThat(stage.send("GET", "/v1/segments/buyers", null).statusCode()).isEqualTo(404);
        assertThat(stage.send("DELETE", "/v1/segments/buyers", null).statusCode())
                .isEqualTo(404);
    }

    private boolean isLive(String segment, long size) throws IOException, InterruptedException {
        JsonNode shown = stage.get("/v1/segments/" + segment);
        return shown.path("state").asText().equals("LIVE") && shown.path("size").asLong() == size;
    }

    @Test
    void everyWrongPartIsNamedByItsPointerAndNothingIsWritten() throws Exception {
        String body = "{\"name\":7,\"filters\":[{\"property\":\"plan\",\"operator\":\"is\",\"value\":1},"
                + "{\"event\":\"purchase\",\"operator\":\"equals\",\"value\":\"x\",\"extra\":1}]}";

        HttpResponse<String> answer = stage.send("PUT", "/v1/segments/wrong", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = JSON.readTree(answer.body()).get("error");
        assertThat(error.get("code").asText()).isEqualTo("INVALID_DEFINITION");
        assertThat(error.get("details").findValuesAsText("pointer"))
                .contains("/name", "/filters/0/operator", "/filters/1/extra");
        assertThat(error.get("details").findValuesAsText("message")).noneMatch(String::isBlank);
        assertThat(stage.send("GET", "/v1/segments/wrong", null).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "{\"filters\":[],\"filters\":[]}", "{\"condition\":{}}"})
    void aBodyThatIsNoDefinitionIs400(String body) throws Exception {
        HttpResponse<String> answer = stage.send("PUT", "/v1/segments/wrong", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).at("/error/details")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Buyers", "-x", "a%20b", "a%7Cb"})
    void anIdOfAnotherShapeIs400(String id) throws Exception {
        HttpResponse<String> answer = stage.send("PUT", "/v1/segments/" + id, BUYERS);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).at("/error/field").asText()).isEqualTo("segmentId");
    }

    @Test
    void aReferenceToNothingIs400() throws Exception {
        String body = "{\"condition\":{\"any\":[{\"segment\":\"nowhere\"},{\"not\":{\"segment\":\"nothing\"}}]}}";

        HttpResponse<String> answer = stage.send("PUT", "/v1/segments/referring", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(pointers(answer))
                .containsExactlyInAnyOrder("/condition/any/0/segment", "/condition/any/1/not/segment");
        assertThat(stage.send("GET", "/v1/segments/referring", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReferenceThatLeadsBackIs400AndWhatIsReferredToStays() throws Exception {
        stage.send("PUT", "/v1/segments/base", BUYERS);
        assertThat(stage.send("PUT", "/v1/segments/middle", reference("base")).statusCode())
                .isEqualTo(201);
        assertThat(stage.send("PUT", "/v1/segments/top", reference("middle")).statusCode())
                .isEqualTo(201);

        HttpResponse<String> self = stage.send("PUT", "/v1/segments/self", reference("self"));
        HttpResponse<String> circle = stage.send("PUT", "/v1/segments/base", reference("top"));
        assertThat(List.of(self.statusCode(), circle.statusCode())).containsOnly(400);
        assertThat(pointers(self)).containsExactly("/filters/0/segment");
        assertThat(pointers(circle)).containsExactly("/filters/0/segment");

        HttpResponse<String> inUse = stage.send("DELETE", "/v1/segments/middle", null);
        assertThat(inUse.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(inUse.body()).at("/error/message").asText()).contains("top");
        for (String free : List.of("top", "middle", "base")) {
            assertThat(stage.send("DELETE", "/v1/segments/" + free, null).statusCode())
                    .isEqualTo(204);
        }
    }

    private static String reference(String segment) {
        return "{\"filters\":[{\"segment\":\"" + segment + "\"}]}";
    }

    private static List<String> pointers(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body()).at("/error/details").findValuesAsText("pointer");
    }

    @Test
    void aPreviewCountsAndStoresNothing() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        stage.event("long-ago", "tried", "m-tried-1");
        for (String user : List.of("try-1", "try-2", "try-3")) {
            stage.event(user, "tried", "m-" + user, now.minusSeconds(60), Map.of());
            stage.awaitEvents(user, 1);
        }
        stage.awaitEvents("long-ago", 1);
        String ever = BUYERS.replace("purchase", "tried");

        JsonNode all = JSON.readTree(preview(ever).body());
        JsonNode lately = JSON.readTree(preview(ever.replace("\"value\":0", "\"value\":0,\"within\":\"P1D\""))
                .body());

        assertThat(all.get("size").asLong()).isEqualTo(4);
        assertThat(lately.get("size").asLong()).isEqualTo(3);
        assertThat(lately.get("sample"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("try-1", "try-2", "try-3");
        assertThat(stage.get("/v1/segments").findValuesAsText("name")).doesNotContain("preview");
        assertThat(stage.send("GET", "/v1/segments/preview", null).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongWithAPreviewIsNamedByItsPointer() throws Exception {
        HttpResponse<String> wrong = preview("{\"filters\":[{\"property\":\"plan\",\"operator\":\"is\"}],\"more\":1}");
        HttpResponse<String> unknown = preview(reference("nowhere"));

        assertThat(List.of(wrong.statusCode(), unknown.statusCode())).containsOnly(400);
        assertThat(pointers(wrong)).contains("/filters/0/operator", "/more");
        assertThat(pointers(unknown)).containsExactly("/filters/0/segment");
    }

    private HttpResponse<String> preview(String body) throws IOException, InterruptedException {
        return stage.send("POST", "/v1/segments/preview", body);
    }

    @Test
    void membersComeInPagesThatNeitherRepeatNorHideAnybody() throws Exception {
        List<String> users = List.of("a", "b", "\uFF21", "\uD83D\uDE00", "z/1", "z 2", "z+3");
        for (String user : users) {
            stage.event(user, "signup", "m-" + user);
        }
        stage.send("PUT", "/v1/segments/signed-up", BUYERS.replace("purchase", "signup"));
        RunningSegments.await(() -> isLive("signed-up", users.size()));

        List<String> found = new ArrayList<>();
        String path = "/v1/segments/signed-up/members?limit=2";
        for (JsonNode page = stage.get(path);
                ;
                page = stage.get(path + "&cursor=" + page.get("cursor").asText())) {
            page.get("members").forEach(member -> found.add(member.asText()));
            if (!page.has("cursor")) {
                break;
            }
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(users);
        assertThat(stage.send("GET", "/v1/segments/signed-up/members?limit=1001", null)
                        .statusCode())
                .isEqualTo(400);
        assertThat(stage.send("GET", "/v1/segments/signed-up/members?cursor=%21", null)
                        .statusCode())
                .isEqualTo(400);
        assertThat(stage.send("GET", "/v1/segments/unknown/members", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aProfileIsFoundByItsId() throws Exception {
        stage.event("pro file/1", "visit", "m-visit");
        String path = "/v1/profiles/pro%20file%2F1";
        // What is asked meanwhile may see a record half taken.
        RunningSegments.await(() -> stage.get(path).path("eventCount").asLong() == 1);

        assertThat(stage.get(path).get("id").asText()).isEqualTo("pro file/1");
        assertThat(stage.send("GET", path + "?type=anonymous", null).statusCode())
                .isEqualTo(404);
        assertThat(stage.send("GET", "/v1/profiles/nobody", null).statusCode()).isEqualTo(404);
    }
}
