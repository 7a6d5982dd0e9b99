// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Stamp;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** From small domains, so that moments often differ in one part only. */
class MomentsPropertyTest {

    record Write(MomentRow moment, String identifier) {

        boolean beats(Write other) {
            return Moments.of(moment, identifier).compareTo(Moments.of(other.moment, other.identifier)) > 0;
        }

        Stamp stamp() {
            return new Stamp(moment.getReceivedAt(), moment.getPosition(), moment.getMessageId(), identifier);
        }
    }

    @Property
    void aWriteBeatsAnotherByEventTimeAndThenAsStampsDo(@ForAll("writes") Write one, @ForAll("writes") Write other) {
        int byTime = Long.compare(one.moment.getEventTime(), other.moment.getEventTime());

        boolean expected = byTime != 0 ? byTime > 0 : one.stamp().compareTo(other.stamp()) > 0;

        assertThat(one.beats(other)).isEqualTo(expected);
    }

    @Property
    void ofTwoDifferentWritesExactlyOneBeatsTheOther(@ForAll("writes") Write one, @ForAll("writes") Write other) {
        assertThat(one.beats(other) ^ other.beats(one)).isEqualTo(!one.equals(other));
    }

    @Property
    void ofOneIdentifierLaterIsWhatBeats(@ForAll("writes") Write one, @ForAll("writes") Write other) {
        assertThat(Moments.isLater(one.moment, other.moment))
                .isEqualTo(new Write(one.moment, "user:u").beats(new Write(other.moment, "user:u")));
    }

    @Provide
    Arbitrary<Write> writes() {
        Arbitrary<Long> times = Arbitraries.of(-1L, 0L, 1L);
        return Combinators.combine(
                        times,
                        times,
                        Arbitraries.of(0, 1),
                        Arbitraries.of("a", "b"),
                        Arbitraries.of("user:a", "user:b"))
                .as((event, received, position, id, identifier) ->
                        new Write(new MomentRow(event, received, position, id), identifier));
    }
}
