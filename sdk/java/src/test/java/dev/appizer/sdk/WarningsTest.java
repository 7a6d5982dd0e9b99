// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.sdk.FakeGateway.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What serves nobody is told, once, and without any value. */
@SuppressWarnings("FutureReturnValueIgnored") // What becomes of them is seen at the gateway.
class WarningsTest extends WithGateway {

    private static Map<String, Object> nested(int levels) {
        return levels == 0 ? Map.of("end", "SECRET") : Map.of("in", nested(levels - 1));
    }

    private List<String> after(Appizer client) {
        client.close();
        return warnings.stream().sorted().toList();
    }

    @Test
    void whatIsNotQueryableIsToldOnceForEachEventAndPath() {
        Appizer client = client();
        for (String event : new String[] {"a", "a", "b"}) {
            client.track(Track.of(event)
                    .property("long", "SECRET".repeat(200))
                    .property("list", IntStream.range(0, 101).boxed().toList())
                    .property("deep", nested(5)));
        }

        assertThat(after(client))
                .hasSize(6)
                .anyMatch(text -> text.startsWith("track a: properties.long is sent, but not queryable: a text"))
                .anyMatch(text -> text.startsWith("track b: properties.list is sent, but not queryable: an array"))
                .anyMatch(text -> text.startsWith("track a: properties.deep.in.in.in.in.in is sent"))
                .noneMatch(text -> text.contains("SECRET"));
        assertThat(client.stats().accepted()).isEqualTo(3);
    }

    @Test
    void whatIsJustQueryableIsNot() {
        Appizer client = client();
        client.track(Track.of("e")
                .property("long", "\ud83d\ude00".repeat(1_024))
                .property("list", IntStream.range(0, 100).boxed().toList())
                .property("deep", nested(3))
                .context(Map.of("deep", nested(9))));
        client.track(Track.of("e").properties(many(255)));

        assertThat(after(client)).isEmpty();
    }

    private static Map<String, Object> many(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "p" + i, i -> i));
    }

    @Test
    void tooManyPropertiesAreTold() {
        Appizer client = client();
        client.track(Track.of("e").properties(many(256)));

        assertThat(after(client)).singleElement().asString().contains("more than 255");
    }

    @Test
    void aHundredAreToldAtMost() {
        Appizer client = client();
        for (int i = 0; i < 200; i++) {
            client.track(Track.of("e" + i).property("p", Double.NaN));
        }

        assertThat(after(client)).hasSize(100);
    }

    private boolean repeats(Identify... calls) {
        Appizer client = client();
        for (Identify call : calls) {
            client.identify(call);
        }
        List<String> told = new ArrayList<>(after(client));
        warnings.clear();
        return told.stream().anyMatch(text -> text.contains("only what this client has said before"));
    }

    @Test
    void anIdentifyThatRepeatsWhatWasSaidLastIsTold() {
        Identify pro = Identify.of("ada").trait("plan", "pro");
        Identify free = Identify.of("ada").trait("plan", "free");
        Identify both = pro.trait("email", "a@example.com");

        assertThat(repeats(pro, pro)).isTrue();
        assertThat(repeats(both, pro)).as("a part of it").isTrue();
        assertThat(repeats(pro, Identify.of("ada").trait("email", "a@example.com"), both))
                .as("merged")
                .isTrue();
        assertThat(repeats(pro, free)).isFalse();
        assertThat(repeats(pro, free, pro)).as("not the last").isFalse();
        assertThat(repeats(pro, both)).as("one more").isFalse();
        assertThat(repeats(pro, Identify.of("bob").trait("plan", "pro"))).isFalse();
        assertThat(repeats(pro, pro.anonymousId("v"))).as("a claim").isFalse();
        assertThat(repeats(pro.anonymousId("v"), pro.anonymousId("w")))
                .as("another claim")
                .isFalse();
        assertThat(repeats(pro.anonymousId("v"), pro)).as("no claim").isTrue();
        assertThat(repeats(pro.anonymousId("v"), pro.anonymousId("v"))).isTrue();
        assertThat(repeats(Identify.of("ada"), Identify.of("ada")))
                .as("nothing")
                .isFalse();
    }

    @Test
    void whatWasNotTakenWasNotSaid() {
        gateway.answering(request -> Reply.status(503).header("Retry-After", "60"));
        Appizer client = client(builder().maxQueueBytes(32 * 1024));
        Track large = Track.of("e").property("p", "x".repeat(10_000));
        while (client.stats().undelivered().isEmpty()) {
            client.track(large);
        }
        Identify identify = Identify.of("ada").trait("p", "x".repeat(20_000));
        assertThat(notDelivered(client.identify(identify)).code()).isEqualTo(Codes.QUEUE_FULL);
        client.identify(identify);
        client.close(Duration.ZERO);

        assertThat(warnings).noneMatch(text -> text.contains("has said before"));
    }

    @Test
    void afterAResetNothingWasSaid() {
        Appizer client = client();
        client.identify(Identify.of("ada").trait("plan", "pro"));
        client.reset();
        client.identify(Identify.of("ada").trait("plan", "pro"));

        assertThat(after(client)).isEmpty();
    }

    @Test
    void anAttemptThatFailsIsToldOnceForEachReason() {
        gateway.answering(Reply.status(500), Reply.status(500), Reply.status(307));
        Appizer client = client();
        get(client.track(Track.of("e")));

        assertThat(after(client))
                .hasSize(2)
                .anyMatch(text -> text.contains("the answer was 500"))
                .anyMatch(text -> text.contains("set host to where it leads"));
    }

    @Test
    void withoutAListenerTheFirstOfEachCodeIsTold() {
        gateway.answering(request -> Reply.status(401));
        Appizer client = client(Appizer.builder("key")
                .host(gateway.host())
                .flushInterval(Duration.ZERO)
                .metrics(false)
                .onWarning(warnings::add));
        get(client.track(Track.of("e")));
        get(client.track(Track.of("e")));

        assertThat(after(client)).singleElement().asString().startsWith("A message was not delivered: C.");
    }
}
