// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.CallType;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SeenIdentifier;
import dev.appizer.streams.state.TypedValues;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContributionsTest {

    private static final Instant EVENT_TIME = Instant.parse("2026-03-01T12:00:00.000001Z");
    private static final long MICROS = EVENT_TIME.getEpochSecond() * 1_000_000 + 1;

    @Test
    void anEventContributesItselfAtItsMoment() {
        Contribution contribution = Contributions.of(resolved(CallType.TRACK, "purchase"));

        assertThat(contribution.getIdentifier()).isEqualTo("user:u");
        assertThat(contribution.getVersion()).isEqualTo(4);
        assertThat(contribution.getMoment()).isEqualTo(new MomentRow(MICROS, MICROS + 5_000_000, 3, "m1"));
        HistoryPiece piece = contribution.getHistory().get(0);
        assertThat(piece.getMoment()).isEqualTo(contribution.getMoment());
        assertThat(piece.getRow().getEvent()).isEqualTo("purchase");
        assertThat(TypedValues.map(piece.getRow().getProperties())).isEqualTo(Map.of("amount", 9L));
        assertThat(contribution.getTraits()).isEmpty();
        assertThat(contribution.getMerge()).isNull();
    }

    @Test
    void anIdentifyContributesItselfAndItsTraitsRemovedOnesIncluded() {
        ResolvedEvent identify = resolved(CallType.IDENTIFY, null);
        identify.getEvent().setProperties(Map.of());
        identify.getEvent().setTraits(Collections.singletonMap("plan", null));

        Contribution contribution = Contributions.of(identify);

        assertThat(contribution.getHistory()).hasSize(1);
        assertThat(contribution.getHistory().get(0).getRow()).isEqualTo(new HistoryRow(null, null));
        TraitPiece trait = contribution.getTraits().get(0);
        assertThat(trait.getName()).isEqualTo("plan");
        assertThat(TypedValues.value(trait.getRow().getValue())).isNull();
        assertThat(trait.getRow().getMoment()).isEqualTo(contribution.getMoment());
    }

    @Test
    void anAliasContributesOnlyThatItsSenderWasSeen() {
        Contribution contribution = Contributions.of(resolved(CallType.ALIAS, null));

        assertThat(contribution.getHistory()).isEmpty();
        assertThat(contribution.getTraits()).isEmpty();
    }

    @Test
    void aSeenIdContributesOnlyThat() {
        Contribution contribution = Contributions.of(
                new SeenIdentifier("anonymous:a", "user:u", 7L, EVENT_TIME, EVENT_TIME.plusSeconds(5)));

        assertThat(contribution.getIdentifier()).isEqualTo("anonymous:a");
        assertThat(contribution.getVersion()).isEqualTo(7);
        assertThat(contribution.getMoment()).isEqualTo(new MomentRow(MICROS, MICROS + 5_000_000, 0, ""));
        assertThat(contribution.getHistory()).isEmpty();
    }

    private static ResolvedEvent resolved(CallType type, @Nullable String name) {
        EnrichedEvent event = EnrichedEvent.newBuilder()
                .setType(type)
                .setMessageId("m1")
                .setUserId("u")
                .setEvent(name)
                .setEventTime(EVENT_TIME)
                .setReceivedAt(EVENT_TIME.plusSeconds(5))
                .setPosition(3)
                .setProperties(Map.of("amount", 9L))
                .build();
        return new ResolvedEvent(event, "user:u", "user:u", "u", 4L);
    }
}
