// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.kafka.common.utils.Bytes;

class RowKeyTest {

    /** Texts sort as their code points do, which is how their UTF-8 sorts. */
    private static final Comparator<String> TEXTS = (one, other) ->
            Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    private static final Comparator<Parts> ORDER = Comparator.comparing(Parts::first, TEXTS)
            .thenComparing(Parts::kind)
            .thenComparing(Parts::number)
            .thenComparing(Parts::last, TEXTS);

    private record Parts(String first, char kind, long number, String last) {

        Bytes key() {
            return RowKey.of(first).and(kind).and(number).and(last).bytes();
        }
    }

    /** Many with zeros and what stands beside them in the encoding, many that begin alike. */
    @Provide
    static Arbitrary<String> texts() {
        Arbitrary<Integer> codePoints = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(0, 1, 2, 0x61, 0x62, 0x7f, 0xff)),
                Tuple.of(1, Arbitraries.of(0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff)));
        return codePoints.list().ofMaxSize(5).map(RowKeyTest::text);
    }

    private static String text(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }

    @Provide
    static Arbitrary<Parts> parts() {
        return Combinators.combine(texts(), Arbitraries.of('a', 'k', 'm'), Arbitraries.longs(), texts())
                .as(Parts::new);
    }

    @Property
    void keysSortAsTheirPartsDo(@ForAll("parts") Parts one, @ForAll("parts") Parts other) {
        assertThat(Integer.signum(one.key().compareTo(other.key())))
                .isEqualTo(Integer.signum(ORDER.compare(one, other)));
    }

    @Property
    void keysOfOneTextSortAsTheTexts(@ForAll("texts") String one, @ForAll("texts") String other) {
        assertThat(Integer.signum(
                        RowKey.of(one).bytes().compareTo(RowKey.of(other).bytes())))
                .isEqualTo(Integer.signum(TEXTS.compare(one, other)));
    }

    @Property
    void aKeyIsReadBackAsItWasBuilt(@ForAll("parts") Parts parts) {
        RowKeyReader reader = new RowKeyReader(parts.key());

        assertThat(new Parts(reader.text(), reader.kind(), reader.number(), reader.text()))
                .isEqualTo(parts);
    }

    @Property
    void noTextIsThePrefixOfAnother(@ForAll("texts") String one, @ForAll("texts") String other) {
        Bytes key = RowKey.of(one).bytes();
        Bytes longer = RowKey.of(other).and("more").bytes();

        assertThat(startsWith(longer, key)).isEqualTo(one.equals(other));
    }

    @Property
    void behindIsTheFirstKeyBehindAllThatBeginWithTheParts(
            @ForAll("texts") String first, @ForAll("texts") String next, @ForAll("texts") String other) {
        Bytes behind = RowKey.of(first).behind();

        assertThat(RowKey.of(first).and(next).bytes()).isLessThan(behind);
        assertThat(RowKey.of(first).and(Long.MAX_VALUE).bytes()).isLessThan(behind);
        assertThat(RowKey.of(other).bytes().compareTo(behind) > 0).isEqualTo(TEXTS.compare(other, first) > 0);
    }

    @Property
    void behindIsRightBehindANumberToo(@ForAll long number, @ForAll("texts") String next) {
        Bytes behind = RowKey.of("c").and(number).behind();

        assertThat(RowKey.of("c").and(number).and(next).bytes()).isLessThan(behind);
        if (number < Long.MAX_VALUE) {
            assertThat(RowKey.of("c").and(number + 1).bytes()).isGreaterThanOrEqualTo(behind);
        }
    }

    @Example
    void theBytesStayAsTheyAreInStoresThatExist() {
        assertThat(RowKey.of("a\0b").and('m').and(-1L).and("").bytes().get())
                .isEqualTo(new byte[] {'a', 0, (byte) 0xff, 'b', 0, 1, 'm', 0x7f, -1, -1, -1, -1, -1, -1, -1, 0, 1});
    }

    private static boolean startsWith(Bytes key, Bytes prefix) {
        return new String(key.get(), StandardCharsets.ISO_8859_1)
                .startsWith(new String(prefix.get(), StandardCharsets.ISO_8859_1));
    }
}
