// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import static dev.appizer.testing.history.Identifier.anonymous;
import static dev.appizer.testing.history.Identifier.user;
import static dev.appizer.testing.reader.EventLawsTest.profile;
import static dev.appizer.testing.reader.IdentityLawsTest.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.history.Call;
import org.junit.jupiter.api.Test;

class UnaliasLawsTest {

    @Test
    void anUnaliasRestoresBothSides() {
        ReferenceReader reader = new Story()
                .trackAnonymous("before", "a")
                .track("own", "u")
                .alias("u", "a")
                .trackAnonymous("stale", "a")
                .unalias("a")
                .trackAnonymous("after", "a")
                .read();

        assertThat(profile(reader, "u").eventCounts()).containsOnlyKeys("own");
        assertThat(reader.profiles().get(anonymous("a")))
                .isNotNull()
                .satisfies(profile -> assertThat(profile.eventCounts()).containsOnlyKeys("before", "stale", "after"));
    }

    @Test
    void anAliasAfterTheUnaliasJoinsAgain() {
        ReferenceReader reader = new Story()
                .trackAnonymous("e", "a")
                .alias("u", "a")
                .unalias("a")
                .alias("u", "a")
                .read();

        assertThat(reader.canonicalOf(anonymous("a"))).isEqualTo(user("u"));
    }

    @Test
    void anAliasWithASmallerStampThatArrivesAfterTheUnaliasIsVoid() {
        ReferenceReader reader = new Story()
                .trackAnonymous("e", "a")
                .at("PT10S")
                .unalias("a")
                .at("PT5S")
                .alias("u", "a")
                .read();

        assertThat(reader.canonicalOf(anonymous("a"))).isEqualTo(anonymous("a"));
    }

    @Test
    void anUnaliasVoidsEveryAliasAndClaimOfTheIdAndNoOther() {
        ReferenceReader reader = new Story()
                .claim("c", "a")
                .alias("u", "a")
                .alias("v", "a")
                .alias("u", "b")
                .trackAnonymous("e", "b")
                .unalias("a")
                .read();

        assertThat(reader.identity("a").orElseThrow().canonical()).isEqualTo(anonymous("a"));
        assertThat(reader.identity("u")).hasValue(identity("u", "u", "b"));
        assertThat(reader.identity("c")).hasValue(identity("c", "c", ""));
    }

    @Test
    void anUnaliasDoesNotVoidWhatNamesTheIdAsItsUser() {
        ReferenceReader reader =
                new Story().track("e", "p").alias("u", "p").unalias("u").read();

        assertThat(reader.canonicalOf(user("p"))).isEqualTo(user("u"));
    }

    @Test
    void afterAnUnaliasTheNextClaimIsTheFirst() {
        ReferenceReader reader = new Story()
                .claim("u", "a")
                .claim("v", "a")
                .unalias("a")
                .claim("w", "a")
                .claim("u", "a")
                .read();

        assertThat(reader.canonicalOf(anonymous("a"))).isEqualTo(user("w"));
    }

    @Test
    void aMessageSentAgainUnderItsOldIdDoesNotRejoinHoweverLate() {
        ReferenceReader reader = new Story()
                .trackAnonymous("e", "a")
                .send("old", Call.alias("u", "a"))
                .unalias("a")
                .at("P40D")
                .send("old", Call.alias("u", "a"))
                .read();

        assertThat(reader.canonicalOf(anonymous("a"))).isEqualTo(anonymous("a"));
    }

    @Test
    void aLateRetryOfAnAliasDoesNotMakeItTheLatest() {
        ReferenceReader reader = new Story()
                .send("old", Call.alias("u", "x"))
                .alias("v", "x")
                .at("P40D")
                .send("old", Call.alias("u", "x"))
                .read();

        assertThat(reader.canonicalOf(user("u"))).isEqualTo(user("v"));
    }

    @Test
    void theClaimAnAliasHeldBackCountsOnceTheAliasIsVoid() {
        ReferenceReader reader =
                new Story().alias("u", "a").unalias("a").claim("v", "a").read();

        assertThat(reader.canonicalOf(anonymous("a"))).isEqualTo(user("v"));
    }

    @Test
    void ofTwoUnaliasesTheLaterOneCountsWhicheverArrivesFirst() {
        Story story = new Story()
                .trackAnonymous("e", "a")
                .at("PT10S")
                .alias("u", "a")
                .at("PT20S")
                .unalias("a")
                .at("PT5S")
                .unalias("a");

        assertThat(story.read().canonicalOf(anonymous("a"))).isEqualTo(anonymous("a"));
    }

    @Test
    void anAliasReceivedAtTheSameMicrosecondIsNotSmallerAndStays() {
        Story story = new Story().at("PT10S").unalias("a").at("PT10S").alias("u", "a");

        assertThat(story.read().canonicalOf(anonymous("a"))).isEqualTo(user("u"));
    }
}
