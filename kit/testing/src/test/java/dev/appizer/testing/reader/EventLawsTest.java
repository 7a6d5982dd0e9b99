// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static dev.appizer.testing.history.Identifier.anonymous;
import static dev.appizer.testing.history.Identifier.user;
import static dev.appizer.testing.reader.Story.START;
import static dev.appizer.testing.reader.Story.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.CallBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLawsTest {

    @Test
    void pagesScreensAndGroupsCountAsEvents() {
        ReferenceReader reader = new Story()
                .send(Call.page("Home").user("u"))
                .send(Call.screen("Start").user("u"))
                .send(Call.group("g1").user("u"))
                .track("purchase", "u")
                .send(Call.identify().user("u"))
                .read();

        Profile profile = profile(reader, "u");
        assertThat(profile.eventCount()).isEqualTo(4);
        assertThat(profile.eventCounts())
                .containsExactly(
                        entry("group_joined", 1L),
                        entry("page_viewed", 1L),
                        entry("purchase", 1L),
                        entry("screen_viewed", 1L));
    }

    @Test
    void pagesCarryTheirNameAndCategoryAsProperties() {
        Call page = Call.page("Home")
                .category("Docs")
                .property("url", "/")
                .messageId("m")
                .build();

        assertThat(EventContent.properties(page)).isEqualTo(Map.of("url", "/", "name", "Home", "category", "Docs"));
    }

    @Test
    void groupsCarryTheirIdAndTheGroupTraitsAsProperties() {
        Call group = Call.group("g1").trait("seats", 5L).messageId("m").build();

        assertThat(EventContent.properties(group)).isEqualTo(Map.of("groupId", "g1", "seats", 5L));
    }

    @Test
    void groupTraitsAreNoTraitsOfTheUser() {
        assertThat(profile(
                                new Story()
                                        .send(Call.group("g1").user("u").trait("seats", 5L))
                                        .read(),
                                "u")
                        .traits())
                .isEmpty();
    }

    @Test
    void anEventWithoutAnIdBelongsToNoProfileButCounts() {
        ReferenceReader reader =
                new Story().send(Call.track("api_latency").property("ms", 145L)).read();

        assertThat(reader.profiles()).isEmpty();
        assertThat(reader.eventCounts()).containsExactly(entry("api_latency", 1L));
    }

    @ParameterizedTest
    @CsvSource({
        "                     ,                      ,                     , 2026-03-01T00:00:00Z, neither time nor clock",
        "2024-01-15T10:30:00Z ,                      ,                     , 2024-01-15T10:30:00Z, timestamp",
        "                     , 2024-01-15T10:30:00Z ,                     , 2024-01-15T10:30:00Z, originalTimestamp",
        "2024-01-15T10:30:00Z , 2023-01-15T10:30:00Z ,                     , 2024-01-15T10:30:00Z, timestamp first",
        "2026-02-28T22:00:00Z ,                      , 2026-02-28T23:59:00Z, 2026-02-28T22:00:00Z, 60 s are right",
        "2026-02-28T22:00:00Z ,                      , 2026-02-28T23:58:59Z, 2026-02-28T22:01:01Z, 61 s are wrong",
        "2026-03-01T09:55:00Z ,                      , 2026-03-01T10:00:00Z, 2026-02-28T23:55:00Z, clock ahead",
        "                     ,                      , 2026-03-01T10:00:00Z, 2026-03-01T00:00:00Z, no time to shift",
        "2026-03-01T01:00:00Z ,                      ,                     , 2026-03-01T01:00:00Z, an hour ahead",
        "2026-03-01T01:00:00.000001Z,                ,                     , 2026-03-01T00:00:00Z, further ahead",
        "1970-01-01T00:00:00Z ,                      ,                     , 1970-01-01T00:00:00Z, old is fine"
    })
    void eventTimeIsTheTimestampCorrectedByTheClientsClock(
            Instant timestamp, Instant original, Instant sentAt, Instant expected, String why) {
        CallBuilder call = Call.track("e")
                .user("u")
                .timestamp(timestamp)
                .originalTimestamp(original)
                .sentAt(sentAt);

        Profile profile = profile(new Story().send(call).read(), "u");

        assertThat(profile.firstSeen()).as(why).isEqualTo(expected);
    }

    @Test
    void aRepeatWithTheSameBodyIsDroppedEvenIfItWasSentLater() {
        ReferenceReader reader = new Story()
                .send("m1", Call.track("purchase").user("u").sentAt(START))
                .send("m1", Call.track("purchase").user("u").sentAt(after("PT1S")))
                .read();

        assertThat(profile(reader, "u").eventCount()).isEqualTo(1);
        assertThat(reader.deduplication().repeats()).hasSize(1);
    }

    @Test
    void aRepeatWithAnotherBodyIsAConflictAndCountsNowhere() {
        ReferenceReader reader = new Story()
                .send("m1", Call.track("purchase").user("u"))
                .send("m1", Call.track("refund").user("u"))
                .read();

        assertThat(profile(reader, "u").eventCounts()).containsExactly(entry("purchase", 1L));
        assertThat(reader.deduplication().conflicts()).hasSize(1);
    }

    @Test
    void theSameMessageIdOfAnotherSenderIsAnotherMessage() {
        ReferenceReader reader = new Story()
                .send("m1", Call.track("purchase").user("u"))
                .send("m1", Call.track("purchase").user("v"))
                .read();

        assertThat(reader.profiles()).containsOnlyKeys(user("u"), user("v"));
    }

    @Test
    void afterADayAMessageIdIsFreeAgainAndRepeatsDoNotProlongIt() {
        ReferenceReader reader = new Story()
                .send("m1", Call.track("purchase").user("u"))
                .at("PT23H59M59.999999S")
                .send("m1", Call.track("purchase").user("u"))
                .at("PT24H")
                .send("m1", Call.track("purchase").user("u"))
                .read();

        assertThat(profile(reader, "u").eventCount()).isEqualTo(2);
    }

    @Test
    void theFirstToArriveWinsEvenWithALaterStamp() {
        ReferenceReader reader = new Story()
                .at("PT10S")
                .send("m1", Call.track("kept").user("u"))
                .at("PT1S")
                .send("m1", Call.track("dead letter").user("u"))
                .read();

        assertThat(profile(reader, "u").eventCounts()).containsOnlyKeys("kept");
    }

    @Test
    void aBlankIdIsAbsent() {
        ReferenceReader reader =
                new Story().send(Call.track("e").user(" ").anonymous("a")).read();

        assertThat(reader.profiles()).containsOnlyKeys(anonymous("a"));
    }

    @Test
    void everyMessageIsKeptOrARepeatOrAConflict() {
        ReferenceReader reader = new Story()
                .send("m1", Call.track("a").user("u"))
                .send("m1", Call.track("a").user("u"))
                .send("m1", Call.track("b").user("u"))
                .read();

        assertThat(List.of(
                        reader.deduplication().kept().size(),
                        reader.deduplication().repeats().size(),
                        reader.deduplication().conflicts().size()))
                .containsExactly(1, 1, 1);
    }

    static Profile profile(ReferenceReader reader, String user) {
        return Objects.requireNonNull(reader.profiles().get(user(user)), user);
    }
}
