// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.sdk.FakeGateway.Reply;
import dev.appizer.sdk.FakeGateway.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How messages get to the gateway, and what its answers mean. */
@SuppressWarnings("FutureReturnValueIgnored") // What becomes of them is seen at the gateway.
class DeliveryTest extends WithGateway {

    private static final Track EVENT = Track.of("e").userId("ada");

    @Test
    void aBatchSaysWhoSendsItAndWithWhichKey() {
        get(client().track(EVENT));

        Request request = gateway.requests().get(0);
        assertThat(request.path()).isEqualTo("/v1/batch");
        assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer key");
        assertThat(request.json().at("/context/library/name").textValue()).isEqualTo("appizer-java");
        assertThat(request.json().at("/context/library/version").textValue()).startsWith("0.");
        assertThat(Instant.parse(request.json().get("sentAt").textValue()))
                .isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    void theHostMayHaveAPath() {
        get(client(builder().host(gateway.host() + "/events/")).track(EVENT));

        assertThat(gateway.requests().get(0).path()).isEqualTo("/events/v1/batch");
    }

    @Test
    void bodiesFrom1KiBAreZippedUnlessThatIsOff() {
        get(client().track(EVENT));
        get(client().track(EVENT.property("long", "x".repeat(1_000))));
        get(client(builder().gzip(false)).track(EVENT.property("long", "x".repeat(1_000))));

        assertThat(gateway.requests()).extracting(Request::zipped).containsExactly(false, true, false);
    }

    @Test
    void messagesWaitForOthersAsLongAsTheyMayAndNoLonger() {
        Appizer client = client(builder().flushInterval(Duration.ofMillis(150)));
        long start = System.nanoTime();
        List<CompletableFuture<Outcome>> sent =
                IntStream.range(0, 10).mapToObj(i -> client.track(EVENT)).toList();
        sent.forEach(WithGateway::get);

        assertThat(gateway.requests()).hasSize(1);
        assertThat(gateway.requests().get(0).at() - start).isBetween(140_000_000L, 5_000_000_000L);
    }

    @Test
    void aBatchHasAThousandMessagesAnd450kBytesAtMostAndDoesNotWaitOnceItHas() {
        Appizer client = client(builder().flushInterval(Duration.ofMinutes(10)));
        List<CompletableFuture<Outcome>> sent =
                IntStream.range(0, 2_000).mapToObj(i -> client.track(EVENT)).toList();
        sent.forEach(WithGateway::get);
        assertThat(gateway.requests())
                .allMatch(request -> request.messages().size() == 1_000)
                .hasSize(2);

        Track large = EVENT.property("p", "x".repeat(30_000));
        for (int i = 0; i < 15; i++) {
            client.track(large);
        }
        client.flush().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(gateway.requests().subList(2, gateway.requests().size()))
                .allMatch(request -> request.body().length() <= 450_000);
        gateway.requests().clear();
        Track small = Track.of("e").property("p", "x".repeat(340));
        for (int i = 0; i < 1_000; i++) {
            client.track(small);
        }
        client.flush().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(gateway.requests())
                .as("commas count")
                .allMatch(request -> request.body().length() <= 450_000)
                .anyMatch(request -> request.body().length() > 449_000);
    }

    @Test
    void timestampsIncreaseStrictlyAlsoWhenTheClockGoesBack() {
        Appizer client = client();
        List<CompletableFuture<Outcome>> sent = IntStream.range(0, 500)
                .mapToObj(i -> {
                    if (i == 250) {
                        time.moveWall(Duration.ofHours(-1));
                    }
                    return client.track(EVENT.messageId("m" + i));
                })
                .toList();
        sent.forEach(WithGateway::get);

        List<String> times = gateway.messages().stream()
                .sorted(java.util.Comparator.comparing(message ->
                        Integer.parseInt(message.get("messageId").textValue().substring(1))))
                .map(message -> message.get("timestamp").textValue())
                .toList();
        assertThat(times).isSorted().doesNotHaveDuplicates().allMatch(text -> text.matches(".*\\.\\d{6}Z"));
    }

    @Test
    void whatIsRejectedIsNotDeliveredAndTheOthersAre() {
        gateway.answering(
                Reply.taken()
                        .accounts(
                                1,
                                "{\"index\":1,\"code\":\"MISSING_FIELD\",\"field\":\"event\",\"message\":\"event is missing\"}"));
        Appizer client = client(builder().flushInterval(Duration.ofMillis(100)));
        var good = client.track(EVENT);
        var bad = client.track(EVENT.messageId("bad"));

        assertThat(get(good).isAccepted()).isTrue();
        assertThat(get(bad)).isEqualTo(new Outcome.Undelivered("bad", "MISSING_FIELD", "event", "event is missing"));
        assertThat(client.stats().accepted()).isEqualTo(1);
        assertThat(client.stats().undelivered()).containsExactlyEntriesOf(java.util.Map.of("MISSING_FIELD", 1L));
    }

    @Test
    void ofABatchThatIsRefusedEachMessageHasItsOwnReason() {
        gateway.answering(Reply.status(400)
                .body("{\"success\":false,\"error\":{\"code\":\"FIRST\",\"message\":\"m\"},\"accepted\":0,"
                        + "\"rejected\":[{\"index\":0,\"code\":\"FIRST\"},{\"index\":1,\"code\":\"SECOND\"},{\"index\":99},"
                        + "{\"index\":-1},{\"index\":\"0\"},null,{}]}"));
        Appizer client = client(builder().flushInterval(Duration.ofMillis(100)));
        var first = client.track(EVENT);
        var second = client.track(EVENT);

        assertThat(notDelivered(first).code()).isEqualTo("FIRST");
        assertThat(notDelivered(second).code()).isEqualTo("SECOND");
    }

    @Test
    void severalRequestsAreUnderWayAtATime() {
        gateway.answering(request -> Reply.taken().after(400));
        Appizer client = client(builder().flushInterval(Duration.ofMinutes(1)));
        for (int i = 0; i < 4_000; i++) {
            client.track(EVENT);
        }
        long start = System.nanoTime();
        client.flush().orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(System.nanoTime() - start).isLessThan(1_500_000_000L);
        assertThat(gateway.requests()).hasSize(4);
    }

    @Test
    void aMessageIdOfTheCallersIsKeptAndOtherwiseOneIsMade() {
        Appizer client = client();
        assertThat(get(client.track(EVENT.messageId("mine"))).messageId()).isEqualTo("mine");
        String made = get(client.track(EVENT.messageId(" "))).messageId();

        assertThat(made).hasSize(36);
        assertThat(gateway.messages())
                .extracting((JsonNode message) -> message.get("messageId").textValue())
                .containsExactly("mine", made);
    }
}
