// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static dev.appizer.testing.history.Identifier.user;
import static dev.appizer.testing.reader.Story.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentLawsTest {

    private static final Instant NOW = after("P1D");

    @Test
    void allFiltersMustHold() {
        ReferenceReader reader = new Story()
                .send(Call.identify().user("both").trait("plan", "enterprise").trait("totalSpent", 1_001L))
                .send(Call.identify().user("one").trait("plan", "enterprise").trait("totalSpent", 1_000L))
                .send(Call.identify().user("text").trait("plan", "enterprise").trait("totalSpent", "1001"))
                .read();

        assertThat(reader.members("""
                {"filters":[{"property":"plan","operator":"equals","value":"enterprise"},
                            {"property":"totalSpent","operator":"greaterThan","value":1000}]}""", NOW)).containsExactly(user("both"));
    }

    @Test
    void groupsNest() {
        ReferenceReader reader = new Story()
                .send(Call.identify().user("a").trait("plan", "pro"))
                .send(Call.identify().user("b").trait("plan", "free").trait("vip", true))
                .send(Call.identify().user("c").trait("plan", "free"))
                .send(Call.identify().user("d").trait("plan", "pro").trait("left", true))
                .read();

        assertThat(reader.members("""
                {"condition":{"all":[
                   {"any":[{"property":"plan","operator":"equals","value":"pro"},
                           {"property":"vip","operator":"equals","value":true}]},
                   {"not":{"property":"left","operator":"exists"}}]}}""", NOW)).containsExactly(user("a"), user("b"));
    }

    @ParameterizedTest
    @CsvSource({"address.city,Oslo", "a.b,exact", "a.c.d,deep", "x.y.z,dotted"})
    void aDottedPathFindsAnExactKeyFirstThenANestedOne(String path, String expected) {
        Call call = Call.identify()
                .messageId("m")
                .trait("address", Map.of("city", "Oslo"))
                .trait("a.b", "exact")
                .trait("a", Map.of("b", "nested", "c", Map.of("d", "deep")))
                .trait("x.y", Map.of("z", "dotted"))
                .build();

        assertThat(Paths.find(call.traits(), path)).isEqualTo(expected);
    }

    @Test
    void theBuiltInsCanBeFilteredOn() {
        ReferenceReader reader =
                new Story().trackAnonymous("e", "a").at("PT1H").track("e", "u").read();

        assertThat(reader.members(property("anonymous", "equals", "true"), NOW))
                .containsExactly(Identifier.anonymous("a"));
        assertThat(reader.members(property("firstSeen", "after", "\"2026-03-01T00:30:00Z\""), NOW))
                .containsExactly(user("u"));
        assertThat(reader.members(property("lastSeen", "withinLast", "\"PT23H30M\""), NOW))
                .containsExactly(user("u"));
    }

    @Test
    void computedTraitsShadowTraitsAndTheBuiltInsShadowBoth() {
        ReferenceReader reader = new Story()
                .send(Call.identify()
                        .user("u")
                        .trait("total", 5L)
                        .trait("anonymous", "x")
                        .trait("least", 9L))
                .send(Call.track("purchase").user("u"))
                .read();
        Definitions definitions = Definitions.none()
                .withComputedTrait("total", "{\"event\":\"purchase\"}")
                .withComputedTrait("anonymous", "{\"event\":\"purchase\"}")
                .withComputedTrait("least", """
                        {"event":"purchase","aggregate":"min","property":"amount"}""")
                .withSegment("all", """
                        {"filters":[{"property":"total","operator":"equals","value":1},
                                    {"property":"anonymous","operator":"equals","value":false},
                                    {"property":"least","operator":"equals","value":9}]}""");

        assertThat(reader.memberships(definitions, NOW).get("all")).containsExactly(user("u"));
    }

    @ParameterizedTest
    @CsvSource({
        "P29D,                    false",
        "P30D,                    true",
        "P39DT23H59M59.999999S,   true",
        "P40D,                    false"
    })
    void usersEnterAndLeaveAsTimePasses(String afterStart, boolean member) {
        ReferenceReader reader = new Story()
                .at("P10D")
                .track("purchase", "u")
                .at("P20D")
                .track("purchase", "u")
                .at("P30D")
                .track("purchase", "u")
                .read();
        String segment = """
                {"filters":[{"event":"purchase","operator":"greaterThanOrEquals","value":3,"within":"P30D"}]}""";

        assertThat(reader.members(segment, after(afterStart)).contains(user("u")))
                .isEqualTo(member);
    }

    @Test
    void whoNeverHadTheEventIsInANegativeSegmentAndTheOthersEnterByTime() {
        ReferenceReader reader = new Story()
                .track("login", "u")
                .send(Call.identify().user("never"))
                .read();
        String segment = """
                {"filters":[{"event":"login","operator":"equals","value":0,"within":"P14D"}]}""";

        assertThat(reader.members(segment, after("P13D"))).containsExactly(user("never"));
        assertThat(reader.members(segment, after("P14D"))).containsExactly(user("never"), user("u"));
    }

    @Test
    void aLateEventCountsInTheWindowOfItsEventTimeAndAFutureOneNotYet() {
        ReferenceReader reader = new Story()
                .send(Call.track("login").user("past").timestamp(after("-P14D")))
                .send(Call.track("login").user("future").timestamp(after("PT30M")))
                .read();
        String segment = """
                {"filters":[{"event":"login","operator":"greaterThan","value":0,"within":"P14D"}]}""";

        assertThat(reader.members(segment, after("PT5M"))).isEmpty();
        assertThat(reader.members(segment, after("-PT1S"))).containsExactly(user("past"));
        assertThat(reader.members(segment, after("PT30M"))).containsExactly(user("future"));
    }

    @Test
    void anEventFilterAggregatesWhatItsWhereLetsThrough() {
        ReferenceReader reader = new Story()
                .send(Call.track("purchase").user("u").property("amount", 60L).property("plan", "pro"))
                .send(Call.track("purchase").user("u").property("amount", 50L).property("plan", "pro"))
                .send(Call.track("purchase").user("v").property("amount", 60L).property("plan", "pro"))
                .send(Call.track("purchase").user("v").property("amount", 50L).property("plan", "free"))
                .read();

        assertThat(reader.members("""
                {"filters":[{"event":"purchase","aggregate":"sum","property":"amount","operator":"greaterThan",
                  "value":100,"where":[{"property":"plan","operator":"equals","value":"pro"}]}]}""", NOW)).containsExactly(user("u"));
    }

    @Test
    void aSegmentMayReferToAnother() {
        ReferenceReader reader = new Story()
                .send(Call.identify().user("u").trait("plan", "pro"))
                .send(Call.identify().user("v"))
                .read();
        Definitions definitions = Definitions.none()
                .withSegment("paying", property("plan", "exists", "null"))
                .withSegment("others", "{\"condition\":{\"not\":{\"segment\":\"paying\"}}}");

        assertThat(reader.memberships(definitions, NOW)).containsOnlyKeys("others", "paying");
        assertThat(reader.memberships(definitions, NOW).get("others")).containsExactly(user("v"));
    }

    @Test
    void unknownAndCircularReferencesAreRefused() {
        Definitions definitions = Definitions.none()
                .withSegment("a", property("plan", "exists", "null"))
                .withSegment("b", "{\"filters\":[{\"segment\":\"a\"}]}");

        for (String target : List.of("b", "a", "unknown")) {
            assertThatThrownBy(() -> definitions.withSegment("a", "{\"filters\":[{\"segment\":\"" + target + "\"}]}"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"filters\":[]}",
                "{\"condition\":{\"all\":[]}}",
                "{\"condition\":{\"any\":[]}}",
                "nonsense",
                "{\"filters\":[{\"property\":\"a\",\"operator\":\"like\",\"value\":1}]}",
                "{\"filters\":[{\"event\":\"e\",\"aggregate\":\"sum\",\"operator\":\"equals\",\"value\":1}]}",
                "{\"filters\":[{\"event\":\"e\",\"operator\":\"equals\",\"value\":1,\"within\":\"P1M\"}]}"
            })
    void malformedDefinitionsAreRefused(String definition) {
        assertThatThrownBy(() -> new Story().read().members(definition, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSegmentIsJudgedOverEverythingThatTheJoinedIdsDid() {
        String segment = """
                {"filters":[{"event":"login","operator":"equals","value":2}]}""";
        Story story = new Story().trackAnonymous("login", "a").track("login", "u");
        assertThat(story.read().members(segment, NOW)).isEmpty();

        assertThat(story.alias("u", "a").read().members(segment, NOW)).containsExactly(user("u"));
    }

    private static String property(String property, String operator, String value) {
        return """
                {"filters":[{"property":"%s","operator":"%s","value":%s}]}""".formatted(property, operator, value);
    }
}
