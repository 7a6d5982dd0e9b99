// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static dev.appizer.testing.history.Identifier.anonymous;
import static dev.appizer.testing.history.Identifier.user;
import static dev.appizer.testing.reader.EventLawsTest.profile;
import static dev.appizer.testing.reader.IdentityLawsTest.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.history.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The fixed schedules that a pipeline most likely gets wrong, with the answers worked out by hand. */
class ScheduleTest {

    @Test
    void twoUsersClaimingOneDeviceAtOnceAreToldApartByTheRestOfTheStamp() {
        Story story = new Story()
                .trackAnonymous("e", "a")
                .at("PT10S")
                .claim("v", "a")
                .at("PT10S")
                .claim("u", "a");

        assertThat(story.read().identity("a")).hasValue(identity("v", "v", "a"));
        assertThat(story.read().profiles()).containsOnlyKeys(user("u"), user("v"));
    }

    @Test
    void ofClaimsInOneBatchTheFirstPositionWins() {
        List<Message> batch = new Story()
                .claim("u", "a").claim("v", "a").messages().stream()
                        .map(message -> message.call()
                                .accepted(1_000, message.call().messageId().equals("m0") ? 1 : 0))
                        .toList();

        assertThat(ReferenceReader.of(batch).canonicalOf(anonymous("a"))).isEqualTo(user("v"));
    }

    @Test
    void anEarlierClaimThatArrivesLaterTakesTheDeviceAndItsPast() {
        Story story = new Story()
                .trackAnonymous("before", "a")
                .at("PT10S")
                .claim("u", "a")
                .trackAnonymous("after", "a");
        assertThat(profile(story.read(), "u").eventCount()).isEqualTo(2);

        story.at("PT5S").claim("v", "a");

        assertThat(profile(story.read(), "u").eventCount()).isZero();
        assertThat(profile(story.read(), "v").eventCounts()).containsOnlyKeys("before", "after");
    }

    @Test
    void anAliasWithNoEventAfterItMovesThePast() {
        ReferenceReader reader =
                new Story().trackAnonymous("e", "a").alias("u", "a").read();

        assertThat(reader.profiles()).containsOnlyKeys(user("u"));
        assertThat(profile(reader, "u").anonymous()).isFalse();
    }

    @Test
    void oppositeAliasesOfTheSameEventTimeAreDecidedByTheStamp() {
        ReferenceReader reader = new Story()
                .track("e", "a")
                .track("e", "b")
                .at("PT10S")
                .alias("a", "b")
                .at("PT10S")
                .alias("b", "a")
                .read();

        assertThat(reader.identity("a")).hasValue(identity("b", "a,b", ""));
        assertThat(profile(reader, "b").eventCount()).isEqualTo(2);
    }

    @Test
    void aDiamondIsOneCluster() {
        ReferenceReader reader = new Story()
                .trackAnonymous("e", "bottom")
                .alias("left", "bottom")
                .alias("right", "bottom")
                .alias("top", "left")
                .alias("top", "right")
                .read();

        assertThat(reader.identity("bottom")).hasValue(identity("top", "left,right,top", "bottom"));
    }

    @Test
    void aChainInAnyOrderEndsAtItsHead() {
        List<Integer> links = new ArrayList<>(IntStream.range(0, 6).boxed().toList());
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(links, new Random(seed));
            Story story = new Story().trackAnonymous("e", "u0");
            links.forEach(link -> story.alias("u" + (link + 1), "u" + link));

            assertThat(story.read().canonicalOf(anonymous("u0"))).isEqualTo(user("u6"));
            assertThat(story.read().profiles()).containsOnlyKeys(user("u6"));
        }
    }

    @Test
    void anAliasBeforeAnyEventWaits() {
        Story story = new Story().alias("u", "a");
        assertThat(story.read().profiles()).isEmpty();

        story.trackAnonymous("e", "a");

        assertThat(story.read().profiles()).containsOnlyKeys(user("u"));
    }

    @Test
    void aliasUnaliasAliasAgainLeavesNobodyWithTooMuch() {
        Story story = new Story().trackAnonymous("e1", "a").alias("u", "a").track("e2", "u");
        assertThat(profile(story.read(), "u").eventCount()).isEqualTo(2);

        story.unalias("a").trackAnonymous("e3", "a");
        assertThat(profile(story.read(), "u").eventCounts()).containsOnlyKeys("e2");
        assertThat(story.read().profiles()).containsOnlyKeys(user("u"), anonymous("a"));

        story.alias("u", "a");
        assertThat(profile(story.read(), "u").eventCount()).isEqualTo(3);
        assertThat(story.read().profiles()).containsOnlyKeys(user("u"));
    }

    @Test
    void staleEventsGoWhereTheirIdIsInTheEnd() {
        ReferenceReader reader = new Story()
                .trackAnonymous("e", "a")
                .alias("u", "a")
                .unalias("a")
                .alias("v", "a")
                .at("PT0.5S")
                .trackAnonymous("stale", "a")
                .read();

        assertThat(profile(reader, "v").eventCounts()).containsOnlyKeys("e", "stale");
        assertThat(reader.profiles()).containsOnlyKeys(user("v"));
    }

    @Test
    void anUnaliasAlsoUndoesClaimsAndTheNextOneStartsAfresh() {
        Story story = new Story().claim("u", "a").claim("v", "a").trackAnonymous("e", "a");
        assertThat(story.read().canonicalOf(anonymous("a"))).isEqualTo(user("u"));

        story.unalias("a");
        assertThat(story.read().canonicalOf(anonymous("a"))).isEqualTo(anonymous("a"));

        story.claim("v", "a");
        assertThat(story.read().canonicalOf(anonymous("a"))).isEqualTo(user("v"));
    }

    @Test
    void undoingTheMiddleOfAChainLeavesTwoParts() {
        ReferenceReader reader = new Story()
                .alias("b", "a")
                .alias("c", "b")
                .alias("d", "c")
                .track("e", "a")
                .unalias("b")
                .read();

        assertThat(reader.identity("a")).hasValue(identity("b", "a,b", ""));
        assertThat(reader.identity("c")).hasValue(identity("d", "c,d", ""));
    }

    @Test
    void aHubBeyondTheCapEndsWithEveryEdgeAcceptedOrRefused() {
        Story story = new Story().cap(10);
        IntStream.range(0, 30).forEach(i -> story.trackAnonymous("e", "a" + i).alias("hub", "a" + i));
        ReferenceReader reader = story.read();

        assertThat(reader.identity("hub").orElseThrow().anonymousIds())
                .hasSize(9)
                .contains("a0", "a8");
        assertThat(reader.refusedForCap()).hasSize(21);
        assertThat(reader.profiles()).hasSize(22);
    }
}
