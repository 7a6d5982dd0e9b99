// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.kafka.TopicReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns as people put them, on a real broker, with a real receiver. */
@ExtendWith(KafkaExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignApiIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Receiver receiver;
    private final RunningActions stage;
    private final KafkaUnderTest kafka;

    CampaignApiIT(KafkaUnderTest kafka, @TempDir Path state) throws IOException {
        this.kafka = kafka;
        receiver = new Receiver(0);
        stage = new RunningActions(
                kafka,
                state,
                Map.of(
                        "webhook.secrets", SECRET,
                        "webhook.allowed.addresses", "127.0.0.1",
                        "smtp.host", "127.0.0.1",
                        "smtp.port", "1",
                        "campaigns.settle", "100ms",
                        "deliveries.give.up.after", "2s"));
    }

    @BeforeAll
    void start() throws Exception {
        stage.start().segment("buyers");
    }

    @AfterAll
    void close() {
        stage.close();
        receiver.close();
    }

    private String hook(String path) {
        return "{'webhook':{'url':'" + receiver.url(path) + "'}}";
    }

    private String onEntry(String path) {
        return "{'name':'New','trigger':{'segment':'buyers'},'action':" + hook(path) + "}";
    }

    private JsonNode put(String id, String body) throws Exception {
        HttpResponse<String> answer = stage.send("PUT", "/v1/campaigns/" + id, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }

    @Test
    void whoeverEntersIsToldOfByAWebhookThatTheSpecificationsLibraryAccepts() throws Exception {
        put("signed", onEntry("/signed"));

        stage.enter("ada", "buyers", Map.of("plan", "pro"));
        RunningActions.await(() -> !receiver.callsTo("/signed").isEmpty());

        Receiver.Call call = receiver.callsTo("/signed").get(0);
        new Webhook(SECRET).verify(call.body(), call.headers());
        JsonNode body = JSON.readTree(call.body());
        assertThat(body.at("/user/traits/plan").asText()).isEqualTo("pro");
        assertThat(body.path("type").asText()).isEqualTo("segment.entered");
        String id = call.headers().firstValue("webhook-id").orElseThrow();
        RunningActions.await(() -> delivered("signed", id));
        JsonNode delivery =
                stage.json("GET", "/v1/campaigns/signed/deliveries", null).at("/deliveries/0");
        assertThat(delivery.path("userId").asText()).isEqualTo("ada");
        assertThat(delivery.path("attempts").asInt()).isEqualTo(1);
        assertThat(delivery.has("at")).isFalse();
    }

    private boolean delivered(String campaign, String id) throws IOException, InterruptedException {
        JsonNode found = stage.json("GET", "/v1/campaigns/" + campaign + "/deliveries?state=DELIVERED", null);
        return found.path("deliveries").findValuesAsText("id").contains(id);
    }

    @Test
    void aCampaignIsPutReadPausedResumedListedAndDeleted() throws Exception {
        JsonNode created = put("life", onEntry("/life"));
        assertThat(created.path("version").asInt()).isEqualTo(1);
        assertThat(created.path("state").asText()).isEqualTo("ACTIVE");

        assertThat(stage.json("POST", "/v1/campaigns/life/pause", null)
                        .path("state")
                        .asText())
                .isEqualTo("PAUSED");
        JsonNode shown = stage.json("GET", "/v1/campaigns/life", null);
        assertThat(shown.path("state").asText()).isEqualTo("PAUSED");
        assertThat(shown.path("version").asInt()).isEqualTo(2);
        assertThat(shown.path("name").asText()).isEqualTo("New");
        assertThat(shown.at("/trigger/segment").asText()).isEqualTo("buyers");
        stage.enter("while-paused", "buyers", Map.of());

        stage.send("POST", "/v1/campaigns/life/resume", null);
        stage.enter("while-active", "buyers", Map.of());
        RunningActions.await(() -> !receiver.callsTo("/life").isEmpty());
        assertThat(receiver.callsTo("/life"))
                .singleElement()
                .satisfies(call -> assertThat(call.body()).contains("while-active"));
        assertThat(stage.json("GET", "/v1/campaigns", null).path("campaigns").findValuesAsText("id"))
                .contains("life");

        assertThat(stage.send("DELETE", "/v1/campaigns/life", null).statusCode())
                .isEqualTo(204);
        assertThat(stage.send("GET", "/v1/campaigns/life", null).statusCode()).isEqualTo(404);
        assertThat(stage.send("DELETE", "/v1/campaigns/life", null).statusCode())
                .isEqualTo(404);
        assertThat(stage.send("GET", "/v1/campaigns/life/deliveries", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void everythingThatIsWrongOrMissingIsNamed() throws Exception {
        HttpResponse<String> wrong = stage.send(
                "PUT",
                "/v1/campaigns/wrong",
                "{'trigger':{'segment':'buyers','delay':'soon'},'action':{'webhook':{'url':'http://x/{{user.id}}'}},'more':1}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(pointers(wrong)).contains("/trigger/delay", "/action/webhook/url", "/more");

        HttpResponse<String> missing = stage.send(
                "PUT",
                "/v1/campaigns/wrong",
                "{'trigger':{'segment':'nowhere'},'audience':{'condition':{'not':{'segment':'nobody'}}},"
                        + "'action':{'email':{'subject':'s','text':'t'}}}");
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(pointers(missing)).containsExactly("/trigger/segment", "/audience", "/action/email/from");

        HttpResponse<String> own = stage.send(
                "PUT",
                "/v1/campaigns/wrong",
                "{'trigger':{'segment':'buyers'},'action':{'topic':{'topic':'"
                        + stage.topics().eventsRaw().name() + "'}}}");
        assertThat(pointers(own)).containsExactly("/action/topic/topic");

        HttpResponse<String> query = stage.send(
                "PUT",
                "/v1/campaigns/wrong",
                "{'trigger':{'query':{},'last':'PT1H','operator':'greaterThan','value':1,'every':'PT1M'},'action':"
                        + hook("/x") + "}");
        assertThat(pointers(query)).containsExactly("/trigger/query");
        assertThat(stage.send("GET", "/v1/campaigns/wrong", null).statusCode()).isEqualTo(404);
    }

    private static List<String> pointers(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body()).at("/error/details").findValuesAsText("pointer");
    }

    @Test
    void aPrivateAddressIsRefusedAndTheDeliverySaysSo() throws Exception {
        put("inside", "{'trigger':{'segment':'buyers'},'action':{'webhook':{'url':'http://10.0.0.1/secret'}}}");

        stage.enter("eve", "buyers", Map.of());

        RunningActions.await(() -> !stage.json("GET", "/v1/campaigns/inside/deliveries?state=FAILED", null)
                .path("deliveries")
                .isEmpty());
        JsonNode delivery =
                stage.json("GET", "/v1/campaigns/inside/deliveries", null).at("/deliveries/0");
        assertThat(delivery.path("reason").asText()).contains("10.0.0.1");
    }

    @Test
    void aTestShowsWhatWouldBeSentOrSendsIt() throws Exception {
        put(
                "tried",
                "{'trigger':{'event':'purchase'},'action':{'webhook':{'url':'https://example.org/','body':"
                        + "{'to':'{{user.traits.name}}','for':'{{event.properties.amount}}'}}},"
                        + "'defaults':{'user.traits.name':'you','event.properties.amount':'nothing'}}");
        stage.enter("tess", "buyers", Map.of("name", "Tess"));
        RunningActions.await(() -> stage.send("POST", "/v1/campaigns/tried/test", "{'userId':'tess'}")
                        .statusCode()
                == 200);

        JsonNode shown = stage.json("POST", "/v1/campaigns/tried/test", "{'userId':'tess','properties':{'amount':7}}");
        assertThat(shown.at("/content/url").asText()).isEqualTo("https://example.org/");
        assertThat(JSON.readTree(shown.at("/content/body").asText()))
                .isEqualTo(JSON.readTree("{\"to\":\"Tess\",\"for\":\"7\"}"));
        assertThat(shown.has("outcome")).isFalse();

        String to = receiver.url("/tried");
        JsonNode sent = stage.json("POST", "/v1/campaigns/tried/test", "{'userId':'tess','to':'" + to + "'}");
        assertThat(sent.path("outcome").asText()).isEqualTo("DELIVERED");
        assertThat(receiver.callsTo("/tried")).hasSize(1);
        assertThat(stage.json("GET", "/v1/campaigns/tried/deliveries", null).path("deliveries"))
                .isEmpty();

        assertThat(stage.send("POST", "/v1/campaigns/tried/test", "{'userId':'nobody'}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(stage.send("POST", "/v1/campaigns/tried/test", "{'user':'tess'}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(stage.send("POST", "/v1/campaigns/none/test", "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatGoesToATopicIsARecordOfIt() throws Exception {
        String topic = "crm." + stage.topics().eventsRaw().name().hashCode();
        kafka.createTopics(List.of(new NewTopic(topic, 1, (short) 1)));
        put(
                "append",
                "{'trigger':{'segment':'buyers'},'action':{'topic':{'topic':'" + topic
                        + "','value':{'who':'{{user.id}}'}}}}");

        stage.enter("tom", "buyers", Map.of());
        try (TopicReader<byte[], byte[]> reader = TopicReader.ofBytes(stage.kafka(), List.of(topic))) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            RunningActions.await(() -> {
                records.addAll(reader.rest());
                return !records.isEmpty();
            });
            ConsumerRecord<byte[], byte[]> record = records.get(0);
            assertThat(record.key()).asString().isEqualTo("user:tom");
            assertThat(JSON.readTree(record.value()).path("who").asText()).isEqualTo("tom");
            assertThat(record.headers().lastHeader("notification-id")).isNotNull();
        }
    }

    @Test
    void whatWasGivenUpIsADeadLetterAndArrivesWhereItIsDrivenAgain() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        put(
                "away",
                "{'trigger':{'segment':'buyers'},'action':{'webhook':{'url':'http://127.0.0.1:" + port + "/away'}}}");
        stage.enter("ann", "buyers", Map.of());
        RunningActions.await(() -> isOnly("away", "FAILED"));
        JsonNode given =
                stage.json("GET", "/v1/campaigns/away/deliveries", null).at("/deliveries/0");
        assertThat(given.path("attempts").asInt()).isGreaterThanOrEqualTo(2);

        ConsumerRecord<String, DeadLetter> letter = DeadLetters.only(stage);
        assertThat(letter.key()).isEqualTo("user:ann");
        assertThat(letter.value().getCode()).isEqualTo("DELIVERY_FAILED");
        assertThat(letter.value().getMessageId()).isEqualTo(given.path("id").asText());
        List<Receiver.Call> calls;
        try (Receiver back = new Receiver(port)) {
            DeadLetters.driveAgain(stage, letter);
            RunningActions.await(() -> isOnly("away", "DELIVERED"));
            calls = back.callsTo("/away");
        }

        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.headers().firstValue("webhook-id"))
                        .contains(given.path("id").asText()));
    }

    private boolean isOnly(String campaign, String state) throws IOException, InterruptedException {
        JsonNode found = stage.json("GET", "/v1/campaigns/" + campaign + "/deliveries", null)
                .path("deliveries");
        return found.size() == 1 && found.at("/0/state").asText().equals(state);
    }

    @Test
    void deliveriesComeInPagesTheNewestFirst() throws Exception {
        put("many", onEntry("/many"));
        for (int person = 0; person < 25; person++) {
            stage.enter("many-" + person, "buyers", Map.of());
        }
        RunningActions.await(() -> receiver.callsTo("/many").size() == 25);

        List<String> people = new ArrayList<>();
        String path = "/v1/campaigns/many/deliveries?limit=7";
        String cursor = "";
        do {
            JsonNode page = stage.json("GET", path + cursor, null);
            people.addAll(page.path("deliveries").findValuesAsText("userId"));
            cursor = page.has("cursor") ? "&cursor=" + page.get("cursor").asText() : "";
        } while (!cursor.isEmpty());

        List<String> expected = new ArrayList<>();
        for (int person = 24; person >= 0; person--) {
            expected.add("many-" + person);
        }
        assertThat(people).containsExactlyElementsOf(expected);
        assertThat(stage.send("GET", path + "&cursor=x", null).statusCode()).isEqualTo(400);
        assertThat(stage.send("GET", path + "&state=GONE", null).statusCode()).isEqualTo(400);
    }
}
