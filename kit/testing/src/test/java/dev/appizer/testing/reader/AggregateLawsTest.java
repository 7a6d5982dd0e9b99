// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static dev.appizer.testing.history.Identifier.user;
import static dev.appizer.testing.reader.Story.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.CallBuilder;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregateLawsTest {

    @ParameterizedTest
    @CsvSource({"count,6", "sum,20.5", "min,0.5", "max,10", "avg,5.125", "first,10", "last,5", "uniqueCount,4"})
    void numbersOnlyAreSummedAndMissingOnesAreSkipped(String aggregate, double expected) {
        Story story = new Story()
                .send(purchase(null))
                .send(purchase(10L))
                .send(purchase("1000"))
                .send(purchase(0.5))
                .send(purchase(5L))
                .send(purchase(5.0));

        assertThat(computed(story, aggregate).get("x"))
                .satisfies(value -> assertThat(((Number) value).doubleValue()).isEqualTo(expected));
    }

    @Test
    void overNothingTheCountsAndTheSumAreZeroAndTheOthersMissing() {
        Story story = new Story().track("other", "u");

        assertThat(computed(story, "count")).containsExactly(entry("x", 0L));
        assertThat(computed(story, "sum")).containsExactly(entry("x", 0L));
        assertThat(computed(story, "uniqueCount")).containsExactly(entry("x", 0L));
        for (String aggregate : new String[] {"min", "max", "avg", "first", "last"}) {
            assertThat(computed(story, aggregate)).as(aggregate).isEmpty();
        }
    }

    @Test
    void firstAndLastGoByEventOrderAndTakeAnyType() {
        Story story = new Story()
                .send(purchase("second").timestamp(after("-PT1M")))
                .send(purchase("first").timestamp(after("-PT2M")))
                .send(purchase(null));

        assertThat(computed(story, "first")).containsExactly(entry("x", "first"));
        assertThat(computed(story, "last")).containsExactly(entry("x", "second"));
    }

    @Test
    void uniqueCountsGoByTypeAndValue() {
        Story story = new Story()
                .send(purchase(1L))
                .send(purchase(1.0))
                .send(purchase("1"))
                .send(purchase(true));

        assertThat(computed(story, "uniqueCount")).containsExactly(entry("x", 3L));
    }

    @Test
    void sumsAreExactInAnyOrder() {
        Story story = new Story()
                .send(purchase(1e17))
                .send(purchase(0.25))
                .send(purchase(-1e17))
                .send(purchase(0.25));

        assertThat(computed(story, "sum")).containsExactly(entry("x", 0.5));
    }

    @Test
    void sumsOfIntegersStayExactBeyondWhatADoubleHolds() {
        Story story = new Story().send(purchase(9_007_199_254_740_993L)).send(purchase(1L));

        assertThat(computed(story, "sum")).containsExactly(entry("x", 9_007_199_254_740_994L));
    }

    @Test
    void aComputedTraitSeesMatchingEventsInItsWindowOnly() {
        Story story = new Story()
                .at("PT0S")
                .send(purchase(1L))
                .at("PT1S")
                .send(purchase(2L))
                .at("P1D")
                .send(purchase(4L))
                .send(purchase(8L).property("refunded", true));
        Definitions definitions = Definitions.none().withComputedTrait("x", """
                {"event":"purchase","aggregate":"sum","property":"amount","within":"P1D",
                 "where":[{"property":"refunded","operator":"notExists"}]}""");

        assertThat(story.read().profiles(definitions, after("P1D")).get(user("u")))
                .isNotNull()
                .satisfies(profile -> assertThat(profile.computedTraits()).containsExactly(entry("x", 6L)));
    }

    private static CallBuilder purchase(@Nullable Object amount) {
        return Call.track("purchase").user("u").property("amount", amount);
    }

    private static Map<String, Object> computed(Story story, String aggregate) {
        Definitions definitions = Definitions.none().withComputedTrait("x", """
                        {"event":"purchase","aggregate":"%s","property":"amount"}""".formatted(aggregate));
        return Objects.requireNonNull(
                        story.read().profiles(definitions, after("P1D")).get(user("u")))
                .computedTraits();
    }
}
