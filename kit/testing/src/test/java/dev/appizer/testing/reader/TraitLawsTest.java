// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static dev.appizer.testing.reader.EventLawsTest.profile;
import static dev.appizer.testing.reader.Story.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.appizer.testing.history.Call;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TraitLawsTest {

    @Test
    void theWriteOfTheLatestEventTimeWinsHoweverLateItArrives() {
        ReferenceReader reader = new Story()
                .send(Call.identify().user("u").trait("plan", "pro").timestamp(after("-PT1H")))
                .send(Call.identify().user("u").trait("plan", "free").timestamp(after("-PT2H")))
                .read();

        assertThat(profile(reader, "u").traits()).containsExactly(entry("plan", "pro"));
    }

    @Test
    void atTheSameEventTimeTheStampDecides() {
        ReferenceReader reader = new Story()
                .at("PT5S")
                .send(Call.identify().user("u").trait("plan", "pro").timestamp(after("-PT1H")))
                .at("PT1S")
                .send(Call.identify().user("u").trait("plan", "free").timestamp(after("-PT1H")))
                .read();

        assertThat(profile(reader, "u").traits()).containsExactly(entry("plan", "pro"));
    }

    @Test
    void eachKeyIsItsOwnRegister() {
        ReferenceReader reader = new Story()
                .send(Call.identify().user("u").trait("plan", "pro").trait("seats", 1L))
                .send(Call.identify().user("u").trait("seats", 2L))
                .read();

        assertThat(profile(reader, "u").traits()).containsOnly(entry("plan", "pro"), entry("seats", 2L));
    }

    @Test
    void aNestedObjectIsReplacedAsAWhole() {
        ReferenceReader reader = new Story()
                .send(Call.identify().user("u").trait("address", Map.of("city", "Oslo", "zip", "1")))
                .send(Call.identify().user("u").trait("address", Map.of("city", "Paris")))
                .read();

        assertThat(profile(reader, "u").traits()).containsExactly(entry("address", Map.of("city", "Paris")));
    }

    @Test
    void nullRemovesATraitAndAnOlderWriteDoesNotBringItBack() {
        ReferenceReader reader = new Story()
                .send(Call.identify().user("u").trait("plan", null).timestamp(after("-PT1H")))
                .send(Call.identify().user("u").trait("plan", "pro").timestamp(after("-PT2H")))
                .read();

        assertThat(profile(reader, "u").traits()).isEmpty();
    }

    @Test
    void anEmptyStringIsAValue() {
        assertThat(profile(
                                new Story()
                                        .send(Call.identify().user("u").trait("plan", ""))
                                        .read(),
                                "u")
                        .traits())
                .containsExactly(entry("plan", ""));
    }

    @Test
    void contextTraitsCountOnIdentifyOnlyAndItsOwnTraitsComeFirst() {
        ReferenceReader reader = new Story()
                .send(Call.identify()
                        .user("u")
                        .contextTrait("plan", "c")
                        .contextTrait("x", 1L)
                        .trait("plan", "t"))
                .send(Call.track("e").user("u").contextTrait("y", 2L))
                .read();

        assertThat(profile(reader, "u").traits()).containsOnly(entry("plan", "t"), entry("x", 1L));
    }

    @Test
    void propertiesNeverBecomeTraits() {
        assertThat(profile(
                                new Story()
                                        .send(Call.track("e").user("u").property("plan", "pro"))
                                        .read(),
                                "u")
                        .traits())
                .isEmpty();
    }

    @Test
    void firstAndLastSeenCoverEventsAndIdentifies() {
        ReferenceReader reader = new Story()
                .send(Call.track("e").user("u").timestamp(after("-PT5M")))
                .send(Call.identify().user("u").timestamp(after("-PT10M")))
                .read();

        assertThat(profile(reader, "u").firstSeen()).isEqualTo(after("-PT10M"));
        assertThat(profile(reader, "u").lastSeen()).isEqualTo(after("-PT5M"));
    }

    @Test
    void whatIsOverTheLimitsIsLeftOut() {
        Map<String, Object> values = Map.of(
                "fits", "x".repeat(1_024),
                "long", "x".repeat(1_025),
                "array", Collections.nCopies(100, 1L),
                "longArray", Collections.nCopies(101, 1L),
                "nested", Map.of("long", "x".repeat(1_025), "kept", true));

        assertThat(Queryable.of(new TreeMap<>(values)))
                .containsOnlyKeys("fits", "array", "nested")
                .containsEntry("nested", Map.of("kept", true));
    }

    @Test
    void ofTooManyPropertiesTheFirst255ByNameStay() {
        Map<String, Object> values = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            values.put("p%03d".formatted(i), 1L);
        }

        assertThat(Queryable.of(values)).hasSize(255).containsKey("p254").doesNotContainKey("p255");
    }

    @Test
    void valuesDeeperThanFiveAreLeftOut() {
        Map<String, Object> five = Map.of("a", Map.of("b", Map.of("c", Map.of("d", Map.of("e", 1L)))));
        Map<String, Object> six = Map.of("a", Map.of("b", Map.of("c", Map.of("d", Map.of("e", Map.of("f", 1L))))));

        assertThat(Queryable.of(five)).isEqualTo(five);
        assertThat(Queryable.of(six))
                .isEqualTo(Map.of("a", Map.of("b", Map.of("c", Map.of("d", Map.of("e", Map.of()))))));
        assertThat(Queryable.of(Map.of("tags", List.of("x".repeat(1_025))))).isEmpty();
    }
}
