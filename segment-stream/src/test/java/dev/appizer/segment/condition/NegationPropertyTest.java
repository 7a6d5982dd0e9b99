// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import static dev.appizer.segment.condition.ConditionTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.ValueList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Groups and the negative operators obey the laws of logic, whatever the facts. */
class NegationPropertyTest {

    /** A filter and the one with the opposite operator. */
    record Pair(String filter, String opposite) {

        static Pair of(String operator, String opposite, String operand) {
            return new Pair(filter(operator, operand), filter(opposite, operand));
        }

        private static String filter(String operator, String operand) {
            return "{\"property\":\"p\",\"operator\":\"" + operator + "\"" + operand + "}";
        }
    }

    @Provide
    static Arbitrary<Pair> pairs() {
        return Arbitraries.of(
                Pair.of("equals", "notEquals", ",\"value\":\"pro\""),
                Pair.of("equals", "notEquals", ",\"value\":1"),
                Pair.of("in", "notIn", ",\"value\":[\"pro\",1]"),
                Pair.of("contains", "notContains", ",\"value\":\"pro\""),
                Pair.of("contains", "notContains", ",\"value\":1"),
                Pair.of("exists", "notExists", ""));
    }

    @Provide
    static Arbitrary<Sample> samples() {
        Arbitrary<Object> values = Arbitraries.of(
                true, 1L, 1.0, 2.5, "pro", "pro plan", "", new ValueList(List.of("pro")), new ValueList(List.of(1.0)));
        return values.injectNull(0.2)
                .map(value -> value == null ? Sample.nobody() : Sample.nobody().with("p", value));
    }

    private static Condition condition(String json) {
        return read("{\"condition\":" + json + "}");
    }

    @Property
    void aNegativeOperatorIsTheExactOpposite(@ForAll("pairs") Pair pair, @ForAll("samples") Sample facts) {
        assertThat(Asked.holds(condition(pair.opposite()), facts))
                .isNotEqualTo(Asked.holds(condition(pair.filter()), facts))
                .isEqualTo(Asked.holds(condition("{\"not\":" + pair.filter() + "}"), facts));
    }

    @Property
    void notAnyIsAllNot(@ForAll("pairs") Pair one, @ForAll("pairs") Pair other, @ForAll("samples") Sample facts) {
        Condition notAny = condition("{\"not\":{\"any\":[" + one.filter() + "," + other.filter() + "]}}");
        Condition allNot = condition("{\"all\":[" + one.opposite() + "," + other.opposite() + "]}");

        assertThat(Asked.holds(notAny, facts)).isEqualTo(Asked.holds(allNot, facts));
    }
}
