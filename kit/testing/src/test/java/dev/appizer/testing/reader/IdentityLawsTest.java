// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static dev.appizer.testing.history.Identifier.anonymous;
import static dev.appizer.testing.history.Identifier.user;
import static dev.appizer.testing.reader.EventLawsTest.profile;
import static dev.appizer.testing.reader.Story.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityLawsTest {

    @Test
    void anEventBelongsToItsUserElseToItsAnonymousId() {
        ReferenceReader reader = new Story()
                .send(Call.track("both").user("u").anonymous("a"))
                .trackAnonymous("alone", "a")
                .read();

        assertThat(profile(reader, "u").eventCounts()).containsOnlyKeys("both");
        assertThat(reader.profiles().get(anonymous("a")))
                .isNotNull()
                .extracting(Profile::anonymous)
                .isEqualTo(true);
    }

    @Test
    void theUserAndTheAnonymousOfTheSameTextAreTwo() {
        ReferenceReader reader =
                new Story().track("e", "x").trackAnonymous("e", "x").read();

        assertThat(reader.profiles()).containsOnlyKeys(user("x"), anonymous("x"));
    }

    @Test
    void anAliasJoinsWhateverThePreviousIdWas() {
        ReferenceReader reader = new Story()
                .track("e", "x")
                .trackAnonymous("e", "x")
                .alias("u", "x")
                .read();

        assertThat(reader.profiles()).containsOnlyKeys(user("u"));
        assertThat(profile(reader, "u").eventCount()).isEqualTo(2);
        assertThat(reader.identity("x")).hasValue(identity("u", "u,x", "x"));
    }

    @Test
    void anAliasOfAnUnseenIdWaitsForItAndJoinsItsWholePast() {
        Story story = new Story().alias("u", "a").track("e", "u");
        assertThat(story.read().identity(anonymous("a"))).isEmpty();

        story.trackAnonymous("e", "a");

        assertThat(story.read().canonicalOf(anonymous("a"))).isEqualTo(user("u"));
        assertThat(profile(story.read(), "u").eventCount()).isEqualTo(2);
    }

    @Test
    void chainsAndCyclesAreFine() {
        ReferenceReader reader =
                new Story().alias("c", "b").alias("b", "a").alias("d", "c").read();

        assertThat(reader.canonicalOf(user("b"))).isEqualTo(user("d"));
        assertThat(reader.identity("c")).hasValue(identity("d", "b,c,d", ""));
    }

    @Test
    void anAnonymousIdOnAnAliasLinksNothingButIsSeen() {
        ReferenceReader reader =
                new Story().send(Call.alias("u", "p").anonymous("a")).read();

        assertThat(reader.identity("a")).hasValue(new Identity(anonymous("a"), list(""), list("a")));
    }

    @Test
    void anAliasWithABrowserKeyIsOnlyAClaim() {
        ReferenceReader reader = new Story()
                .track("e", "v")
                .send(Call.alias("u", "v").scope(Scope.BROWSER))
                .send(Call.alias("u", "a").scope(Scope.BROWSER))
                .trackAnonymous("e", "a")
                .read();

        assertThat(reader.canonicalOf(user("v"))).isEqualTo(user("v"));
        assertThat(reader.canonicalOf(anonymous("a"))).isEqualTo(user("u"));
    }

    @Test
    void anIdentifyWithBothIdsClaimsAndAnyOtherCallWithBothLinksNothing() {
        ReferenceReader reader = new Story()
                .claim("u", "a")
                .send(Call.track("e").user("v").anonymous("b"))
                .send(Call.page("p").user("v").anonymous("c"))
                .send(Call.group("g").user("v").anonymous("d"))
                .read();

        assertThat(reader.canonicalOf(anonymous("a"))).isEqualTo(user("u"));
        assertThat(reader.identity("v")).hasValue(identity("v", "v", ""));
        assertThat(reader.identity("b")).hasValue(new Identity(anonymous("b"), list(""), list("b")));
    }

    @Test
    void theFirstClaimWinsAndTheRefusedOnesEventStaysWithItsUser() {
        ReferenceReader reader = new Story().claim("u", "a").claim("v", "a").read();

        assertThat(reader.canonicalOf(anonymous("a"))).isEqualTo(user("u"));
        assertThat(reader.profiles()).containsOnlyKeys(user("u"), user("v"));
        assertThat(reader.refusedClaims()).containsExactly(new ReferenceReader.Refusal("v", "a"));
    }

    @Test
    void anEarlierClaimThatArrivesLateUndoesTheWrongJoin() {
        ReferenceReader reader = new Story()
                .at("PT10S")
                .claim("u", "a")
                .at("PT1S")
                .claim("v", "a")
                .read();

        assertThat(reader.canonicalOf(anonymous("a"))).isEqualTo(user("v"));
    }

    @Test
    void aClaimCountsOnlyIfItPrecedesEveryLiveAliasOfTheId() {
        ReferenceReader after = new Story().alias("u", "a").claim("v", "a").read();
        ReferenceReader before = new Story().claim("v", "a").alias("u", "a").read();

        assertThat(after.canonicalOf(user("v"))).isEqualTo(user("v"));
        assertThat(before.canonicalOf(user("v"))).isEqualTo(user("u"));
    }

    @Test
    void oneAliasBeforeTheClaimIsEnoughToRefuseIt() {
        ReferenceReader reader =
                new Story().alias("u", "a").claim("v", "a").alias("w", "a").read();

        assertThat(reader.identity("v")).hasValue(identity("v", "v", ""));
        assertThat(reader.identity("a")).hasValue(identity("w", "u,w", "a"));
    }

    @Test
    void aSecondClaimIsNoSubstituteForAFirstOneThatAnAliasPrecedes() {
        ReferenceReader reader =
                new Story().alias("u", "a").claim("v", "a").claim("u", "a").read();

        assertThat(reader.identity("v")).hasValue(identity("v", "v", ""));
        assertThat(reader.identity("a")).hasValue(identity("u", "u", "a"));
    }

    @Test
    void aClusterWithoutAUserIsItsAnonymousId() {
        assertThat(new Story().trackAnonymous("e", "a").read().canonicalOf(anonymous("a")))
                .isEqualTo(anonymous("a"));
    }

    @Test
    void amongUsersNotAliasedAwayTheLatestAliasByEventTimeNamesTheCanonical() {
        ReferenceReader reader = new Story()
                .send(Call.alias("u", "x").timestamp(after("-PT1H")))
                .send(Call.alias("v", "x").timestamp(after("-PT2H")))
                .read();

        assertThat(reader.canonicalOf(user("v"))).isEqualTo(user("u"));
    }

    @Test
    void aRepeatedAliasMakesItTheLatest() {
        Story story = new Story().alias("u", "x").alias("v", "x");
        assertThat(story.read().canonicalOf(user("u"))).isEqualTo(user("v"));

        story.alias("u", "x");

        assertThat(story.read().canonicalOf(user("v"))).isEqualTo(user("u"));
    }

    @Test
    void withNoAliasAboutThemTheEarliestActiveClaimNamesTheCanonical() {
        ReferenceReader reader = new Story()
                .claim("v", "x")
                .claim("u", "y")
                .alias("s", "x")
                .alias("s", "y")
                .alias("t", "s")
                .alias("s", "t")
                .read();

        assertThat(reader.identity("s")).hasValue(identity("v", "s,t,u,v", "x,y"));
    }

    @Test
    void ifEveryUserIsAliasedAwayTheLatestAliasNamesTheCanonical() {
        ReferenceReader reader = new Story().alias("a", "b").alias("b", "a").read();

        assertThat(reader.canonicalOf(user("a"))).isEqualTo(user("b"));
        assertThat(reader.canonicalOf(user("b"))).isEqualTo(user("b"));
    }

    @Test
    void aJoinIsRetroactiveForTraitsAndCounts() {
        ReferenceReader reader = new Story()
                .send(Call.identify().anonymous("a").trait("plan", "old").timestamp(after("-PT3H")))
                .send(Call.identify().user("u").trait("plan", "new").timestamp(after("-PT2H")))
                .send(Call.identify().anonymous("a").trait("plan", "newest").timestamp(after("-PT1H")))
                .trackAnonymous("e", "a")
                .alias("u", "a")
                .read();

        assertThat(profile(reader, "u").traits()).containsEntry("plan", "newest");
        assertThat(profile(reader, "u").firstSeen()).isEqualTo(after("-PT3H"));
        assertThat(profile(reader, "u").eventCount()).isEqualTo(1);
    }

    @Test
    void phantomsShowNowhere() {
        ReferenceReader reader = new Story().alias("u", "p").track("e", "u").read();

        assertThat(reader.identity("p")).isEmpty();
        assertThat(reader.identity("u")).hasValue(identity("u", "u", ""));
    }

    @Test
    void anAliasAloneMakesAnIdentityButNoProfile() {
        ReferenceReader reader = new Story().alias("u", "a").read();

        assertThat(reader.identity("u")).isPresent();
        assertThat(reader.profiles()).isEmpty();
    }

    @Test
    void aJoinBeyondTheCapOfSeenIdsIsRefusedInTheOrderOfStamps() {
        ReferenceReader reader = new Story()
                .cap(3)
                .at("PT10S")
                .alias("u", "late")
                .at("PT0S")
                .track("e", "late")
                .trackAnonymous("e", "a")
                .trackAnonymous("e", "b")
                .alias("u", "a")
                .alias("u", "b")
                .alias("u", "unseen")
                .read();

        assertThat(reader.identity("u")).hasValue(identity("u", "u", "a,b"));
        assertThat(reader.canonicalOf(user("late"))).isEqualTo(user("late"));
        assertThat(reader.refusedForCap()).containsExactly(new ReferenceReader.Refusal("u", "late"));
    }

    static Identity identity(String canonical, String users, String anonymous) {
        return new Identity(user(canonical), list(users), list(anonymous));
    }

    static List<String> list(String ids) {
        return ids.isEmpty() ? List.of() : List.of(ids.split(","));
    }
}
