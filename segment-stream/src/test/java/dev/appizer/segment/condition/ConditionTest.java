// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.segment.condition.json.SegmentJson;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final String HIGH_VALUE = """
            {"filters":[{"property":"plan","operator":"equals","value":"enterprise"},
                        {"property":"totalSpent","operator":"greaterThan","value":1000}]}""";

    private final Sample nobody = Sample.nobody();

    static Condition read(String body) {
        return SegmentJson.read(body).condition();
    }

    @Test
    void allFiltersMustHold() {
        Condition highValue = read(HIGH_VALUE);

        assertThat(Asked.holds(highValue, nobody.with("plan", "enterprise").with("totalSpent", 1000.5)))
                .isTrue();
        assertThat(Asked.holds(highValue, nobody.with("plan", "enterprise").with("totalSpent", 1000L)))
                .isFalse();
        assertThat(Asked.holds(highValue, nobody.with("plan", "pro").with("totalSpent", 1001L)))
                .isFalse();
    }

    @Test
    void aStringOfDigitsIsNoNumber() {
        assertThat(Asked.holds(
                        read(HIGH_VALUE), nobody.with("plan", "enterprise").with("totalSpent", "5000")))
                .isFalse();
    }

    @Test
    void groupsNest() {
        Condition either = read("""
                {"condition":{"any":[
                  {"not":{"property":"plan","operator":"exists"}},
                  {"all":[{"property":"plan","operator":"equals","value":"pro"},
                          {"event":"purchase","operator":"lessThan","value":2}]}]}}""");

        assertThat(Asked.holds(either, nobody)).isTrue();
        assertThat(Asked.holds(either, nobody.with("plan", "pro").did("purchase", 1)))
                .isTrue();
        assertThat(Asked.holds(either, nobody.with("plan", "pro").did("purchase", 2)))
                .isFalse();
        assertThat(Asked.holds(either, nobody.with("plan", "free"))).isFalse();
    }

    @Test
    void eventsAreCountedByNameAndAreNoneForWhoNeverHadThem() {
        Condition never = read("{\"condition\":{\"event\":\"login\",\"operator\":\"equals\",\"value\":0}}");

        assertThat(Asked.holds(never, nobody.did("Login", 3))).isTrue();
        assertThat(Asked.holds(never, nobody.did("login", 1))).isFalse();
    }

    @Test
    void aFilterTellsWhatItSaw() {
        All filters = (All) read("""
                {"filters":[{"property":"totalSpent","operator":"greaterThan","value":1000},
                            {"event":"purchase","aggregate":"count","operator":"in","value":[3,5]}]}""");
        Sample facts = nobody.with("totalSpent", 12L).did("purchase", 5);

        assertThat(filters.parts()).extracting(part -> Asked.saw(part, facts)).containsExactly(12L, 5L);
    }
}
