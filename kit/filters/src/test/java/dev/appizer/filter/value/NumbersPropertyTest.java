// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NumbersPropertyTest {

    /** Wholes and doubles, mostly near one another where rounding bites: at powers of two and their neighbours. */
    @Provide
    static Arbitrary<Number> numbers() {
        Arbitrary<Long> wholes = Arbitraries.oneOf(Arbitraries.longs(), nearPowersOfTwo());
        Arbitrary<Double> reals = Arbitraries.oneOf(
                Arbitraries.doubles().ofScale(10),
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
                nearPowersOfTwo().map(whole -> (double) whole),
                nearPowersOfTwo().map(whole -> Math.nextUp((double) whole)),
                Arbitraries.of(-0.0, 0.5, -0.5, 0x1p63, -0x1p63, Math.nextDown(-0x1p63), Double.MIN_VALUE));
        return Arbitraries.oneOf(wholes.map(Number.class::cast), reals.map(Number.class::cast));
    }

    private static Arbitrary<Long> nearPowersOfTwo() {
        return Arbitraries.integers()
                .between(0, 63)
                .flatMap(power -> Arbitraries.longs()
                        .between(-2, 2)
                        .flatMap(step -> Arbitraries.of(1L, -1L).map(sign -> sign * (1L << power) + step)));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Double real ? new BigDecimal(real) : BigDecimal.valueOf(number.longValue());
    }

    @Property(tries = 20_000)
    void numbersCompareByTheirExactValue(@ForAll("numbers") Number left, @ForAll("numbers") Number right) {
        assertThat(Numbers.compare(left, right)).isEqualTo(exact(left).compareTo(exact(right)));
    }

    @Property(tries = 5_000)
    void aWholeComparesExactlyWithTheDoubleItRoundsTo(@ForAll long whole) {
        double rounded = (double) whole;

        assertThat(Numbers.compare(whole, rounded)).isEqualTo(exact(whole).compareTo(exact(rounded)));
        assertThat(Numbers.compare(rounded, whole)).isEqualTo(exact(rounded).compareTo(exact(whole)));
    }
}
