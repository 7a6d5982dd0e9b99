// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the JSON of a message is. */
class MessageTest extends WithGateway {

    enum Plan {
        PRO {
            @Override
            public String toString() {
                return "shown";
            }
        }
    }

    record Address(String city, Instant since, double nothing) {}

    @SuppressWarnings("JavaUtilDate")
    record Dates(Calendar calendar, Date date) {}

    static final class Opaque {}

    static final class Loud {
        @SuppressWarnings("DoNotCallSuggester")
        public String getValue() {
            throw new AssertionError("loud");
        }
    }

    private Appizer client;

    @BeforeEach
    void startClient() {
        client = client();
    }

    private JsonNode sent(Track call) {
        assertThat(get(client.track(call)).isAccepted()).as("accepted").isTrue();
        return gateway.messages().get(gateway.messages().size() - 1);
    }

    private JsonNode property(Object value) {
        return sent(Track.of("e").property("p", value)).at("/properties/p");
    }

    @Test
    void aCallHasTheMembersThatWereGivenAndNoOthers() {
        JsonNode message = sent(Track.of("bought")
                .userId("ada")
                .anonymousId(null)
                .messageId("m1")
                .timestamp(Instant.parse("2024-01-15T10:30:00Z"))
                .context(Map.of("ip", "::1"))
                .property("amount", 99.99)
                .properties(Map.of("currency", "USD")));

        assertThat(message.toString())
                .isEqualTo("{\"type\":\"track\",\"event\":\"bought\",\"userId\":\"ada\",\"messageId\":\"m1\","
                        + "\"timestamp\":\"2024-01-15T10:30:00Z\",\"context\":{\"ip\":\"::1\"},"
                        + "\"properties\":{\"amount\":99.99,\"currency\":\"USD\"}}");
    }

    @Test
    void eachVerbHasItsTypeAndItsSection() {
        get(client.identify(Identify.of("ada").trait("plan", null).messageId("1")));
        get(client.alias(Alias.of("ada").previousId("anon").messageId("2")));
        get(client.page(Page.of("pricing").category("docs").property("a", 1).messageId("3")));
        get(client.screen(Screen.of("cart").messageId("4")));
        get(client.group(Group.of("acme").userId("ada").trait("size", 3).messageId("5")));

        assertThat(gateway.messages())
                .extracting(message -> ((com.fasterxml.jackson.databind.node.ObjectNode) message)
                        .without("timestamp")
                        .toString())
                .containsExactly(
                        "{\"type\":\"identify\",\"userId\":\"ada\",\"messageId\":\"1\",\"traits\":{\"plan\":null}}",
                        "{\"type\":\"alias\",\"userId\":\"ada\",\"previousId\":\"anon\",\"messageId\":\"2\"}",
                        "{\"type\":\"page\",\"name\":\"pricing\",\"category\":\"docs\",\"messageId\":\"3\",\"properties\":{\"a\":1}}",
                        "{\"type\":\"screen\",\"name\":\"cart\",\"messageId\":\"4\"}",
                        "{\"type\":\"group\",\"groupId\":\"acme\",\"userId\":\"ada\",\"messageId\":\"5\",\"traits\":{\"size\":3}}");
    }

    @Test
    void aMapThatIsChangedAfterTheCallChangesNothing() {
        Map<String, Object> properties = new HashMap<>(Map.of("a", 1));
        List<Object> list = new ArrayList<>(List.of("x"));
        var sent = client.track(Track.of("e").properties(properties).property("list", list));

        properties.put("a", 2);
        list.add("y");

        assertThat(get(sent).isAccepted()).isTrue();
        assertThat(gateway.messages().get(0).get("properties").toString()).isEqualTo("{\"a\":1,\"list\":[\"x\"]}");
    }

    @Test
    void aCallIsAValueThatCanBeSentWithChanges() {
        Track base = Track.of("e").property("a", 1);
        Track other = base.property("b", 2);

        assertThat(base).isNotEqualTo(other).isEqualTo(Track.of("e").property("a", 1));
        assertThat(base).hasSameHashCodeAs(Track.of("e").property("a", 1)).hasToString("track e");
    }

    @Test
    void numbersKeepWhatTheyAre() {
        assertThat(property(Long.MAX_VALUE).toString()).isEqualTo("9223372036854775807");
        assertThat(property(new BigDecimal("1E+3")).toString()).isEqualTo("1000");
        assertThat(property(new BigInteger("123456789012345678901234567890")).toString())
                .isEqualTo("123456789012345678901234567890");
        assertThat(property(0.1f).toString()).isEqualTo("0.1");
        assertThat(property(new AtomicLong(7)).toString()).isEqualTo("7");
    }

    @Test
    void textsAreWhatHasOne() {
        UUID uuid = UUID.randomUUID();
        assertThat(property('c').textValue()).isEqualTo("c");
        assertThat(property(java.nio.CharBuffer.wrap("sb")).textValue()).isEqualTo("sb");
        assertThat(property(Plan.PRO).textValue()).isEqualTo("PRO");
        assertThat(property(uuid).textValue()).isEqualTo(uuid.toString());
        assertThat(property(URI.create("a:b")).textValue()).isEqualTo("a:b");
        assertThat(property(java.nio.file.Path.of("a")).textValue()).isEqualTo("a");
    }

    @Test
    @SuppressWarnings("JavaUtilDate")
    void timesAreInIso8601WithTheirSeconds() {
        OffsetDateTime time = OffsetDateTime.parse("2024-01-15T10:30:00+02:00");
        assertThat(property(Instant.EPOCH).textValue()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(property(time).textValue()).isEqualTo("2024-01-15T10:30:00+02:00");
        assertThat(property(ZonedDateTime.parse("2024-01-15T10:30:00+01:00[Europe/Paris]"))
                        .textValue())
                .isEqualTo("2024-01-15T10:30:00+01:00");
        assertThat(property(LocalDate.EPOCH).textValue()).isEqualTo("1970-01-01");
        assertThat(property(new Date(0)).textValue()).isEqualTo("1970-01-01T00:00:00Z");
        Calendar calendar = Calendar.getInstance();
        calendar.setTimeInMillis(0);
        assertThat(property(calendar).textValue()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(property(new Dates(calendar, new Date(0))).toString())
                .isEqualTo("{\"calendar\":\"1970-01-01T00:00:00Z\",\"date\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void compoundsAreArraysAndObjects() {
        assertThat(property(new int[] {1, 2}).toString()).isEqualTo("[1,2]");
        assertThat(property(new Object[] {"a", null}).toString()).isEqualTo("[\"a\",null]");
        assertThat(property(Map.of(1, List.of(true))).toString()).isEqualTo("{\"1\":[true]}");
        assertThat(property(new Address("x", Instant.EPOCH, 0.5)).toString())
                .isEqualTo("{\"city\":\"x\",\"since\":\"1970-01-01T00:00:00Z\",\"nothing\":0.5}");
        assertThat(property(Optional.of(3)).toString()).isEqualTo("3");
        assertThat(property(Optional.empty()).toString()).isEqualTo("null");
        assertThat(property(JsonNodeFactory.instance.objectNode().put("a", 1).putNull("b"))
                        .toString())
                .isEqualTo("{\"a\":1,\"b\":null}");
    }

    @Test
    void aNumberThatIsNotFiniteIsLeftOutWithAWarning() {
        DoubleAdder adder = new DoubleAdder();
        adder.add(Double.NEGATIVE_INFINITY);
        JsonNode message = sent(Track.of("e")
                .property("nan", Double.NaN)
                .property("adder", adder)
                .property("list", List.of(1, Float.POSITIVE_INFINITY, 2))
                .property("deep", new Address("x", Instant.EPOCH, Double.NaN)));

        assertThat(message.get("properties").toString())
                .isEqualTo("{\"list\":[1,2],\"deep\":{\"city\":\"x\",\"since\":\"1970-01-01T00:00:00Z\"}}");
        closeClients();
        assertThat(warnings).hasSize(4).allMatch(text -> text.contains("not a finite number"));
    }

    @Test
    void whatCantBeWrittenIsNotSerializable() {
        Map<String, Object> cycle = new HashMap<>();
        cycle.put(
                "a-name-so-long-that-the-limit-of-bytes-would-come-before-that-of-levels-if-it-was-not-low-enough"
                        .repeat(3),
                cycle);
        List<Object> loop = new ArrayList<>();
        loop.add(loop);
        for (Object bad : new Object[] {cycle, loop, new Opaque(), new Loud(), new BigDecimal("1E+100000")}) {
            Outcome.Undelivered outcome =
                    notDelivered(client.track(Track.of("e").property("p", bad)));

            assertThat(outcome.code()).isEqualTo(Codes.NOT_SERIALIZABLE);
        }
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void charactersBeyondTheBasicPlaneAreFourBytesAndHalvesOfThemStayHalves() {
        sent(Track.of("e").property("whole", "\ud83d\ude00").property("half", "a\ud83d"));

        assertThat(gateway.requests().get(0).body())
                .contains("\"\ud83d\ude00\"")
                .contains("\"a\\uD83D\"");
    }

    @Test
    void aMessageOver32KiBIsRefusedAtOnceAndOneOfThatSizeIsNot() {
        int others =
                "{\"type\":\"track\",\"event\":\"e\",\"messageId\":\"m\",\"timestamp\":\"1970-01-01T00:00:00Z\",\"properties\":{\"p\":\"\"}}"
                        .length();
        Track call = Track.of("e").messageId("m").timestamp(Instant.EPOCH);
        String most = "x".repeat(32_768 - others);

        assertThat(get(client.track(call.property("p", most))).isAccepted()).isTrue();
        assertThat(notDelivered(client.track(call.property("p", most + "x"))).code())
                .isEqualTo(Codes.MESSAGE_TOO_LARGE);
    }

    @Test
    void anIterableWithoutAnEndIsTooLarge() {
        Iterable<Integer> endless =
                () -> java.util.stream.IntStream.iterate(0, i -> i).iterator();

        assertThat(notDelivered(client.track(Track.of("e").property("p", endless)))
                        .code())
                .isEqualTo(Codes.MESSAGE_TOO_LARGE);
    }
}
