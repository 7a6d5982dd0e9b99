// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static dev.appizer.testing.history.Identifier.user;
import static dev.appizer.testing.reader.Story.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.CallBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceLawsTest {

    private static final String FUNNEL = """
            {"filters":[{"sequence":[{"event":"signup"},{"event":"purchase",
              "where":[{"property":"amount","operator":"greaterThan","value":10}]}],
              "within":"P7D","last":"P30D"}]}""";

    @Test
    void theStepsHappenInEventOrderWhateverTheOrderOfArrival() {
        Story story = new Story()
                .send(purchase(20).timestamp(after("-P1D")))
                .send(Call.track("signup").user("u").timestamp(after("-P2D")));

        assertThat(member(story, after("PT1H"))).isTrue();
    }

    @Test
    void aStepBeforeTheFirstDoesNotCount() {
        Story story = new Story()
                .send(purchase(20).timestamp(after("-P2D")))
                .send(Call.track("signup").user("u").timestamp(after("-P1D")));

        assertThat(member(story, after("PT1H"))).isFalse();
    }

    @Test
    void atTheSameEventTimeTheStampOrders() {
        assertThat(member(
                        new Story()
                                .send(Call.track("signup").user("u").timestamp(after("PT0S")))
                                .send(purchase(20).timestamp(after("PT0S"))),
                        after("PT1H")))
                .isTrue();
        assertThat(member(
                        new Story()
                                .send(purchase(20).timestamp(after("PT0S")))
                                .send(Call.track("signup").user("u").timestamp(after("PT0S"))),
                        after("PT1H")))
                .isFalse();
    }

    @Test
    void whatTheWhereOfAStepHoldsBackIsNoStep() {
        assertThat(member(new Story().track("signup", "u").send(purchase(10)), after("PT1H")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"P7D,true", "P7DT0.000001S,false"})
    void theLastStepIsAtMostWithinAfterTheFirst(String purchased, boolean member) {
        Story story = new Story().track("signup", "u").at(purchased).send(purchase(20));

        assertThat(member(story, after("P8D"))).isEqualTo(member);
    }

    @Test
    void aLaterFirstStepMaySaveTheSequence() {
        Story story = new Story()
                .track("signup", "u")
                .at("P5D")
                .track("signup", "u")
                .at("P10D")
                .send(purchase(20));

        assertThat(member(story, after("P11D"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"P0D,false", "P1D,true", "P30DT23H59M59.999999S,true", "P31D,false"})
    void itsLastStepLiesInTheLastDays(String now, boolean member) {
        Story story = new Story().track("signup", "u").at("P1D").send(purchase(20));

        assertThat(member(story, after(now))).isEqualTo(member);
    }

    @Test
    void oneEventIsNotTwoSteps() {
        String twice = """
                {"filters":[{"sequence":[{"event":"login"},{"event":"login"},{"event":"login"}]}]}""";
        Story story = new Story().track("login", "u").track("login", "u");

        assertThat(story.read().members(twice, after("P1D"))).isEmpty();
        assertThat(story.track("login", "u").read().members(twice, after("P1D")))
                .containsExactly(user("u"));
    }

    private static boolean member(Story story, Instant now) {
        return story.read().members(FUNNEL, now).contains(user("u"));
    }

    private static CallBuilder purchase(long amount) {
        return Call.track("purchase").user("u").property("amount", amount);
    }
}
