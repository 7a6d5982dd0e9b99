// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import static dev.appizer.action.campaign.json.Bodies.campaign;
import static dev.appizer.action.campaign.json.Bodies.problems;
import static dev.appizer.action.campaign.json.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.campaign.Audience;
import dev.appizer.action.campaign.PropertyFilter;
import dev.appizer.filter.PropertyPath;
import dev.appizer.filter.value.EqualTo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudienceReaderTest {

    private static final String DEFINE =
            " is nothing that a profile says: define a segment by it, and refer to that: {\"segment\":\"its-id\"}.";

    private static List<String> wrong(String audience) {
        return problems(with("'audience':" + audience));
    }

    @Test
    void groupsNest() {
        Audience read = campaign(with("'audience':{'condition':{'any':[{'all':[{'segment':'a'}]},"
                        + "{'not':{'property':'anonymous','operator':'equals','value':true}}]}}"))
                .audience();

        assertThat(read)
                .isEqualTo(new Audience.Any(List.of(
                        new Audience.All(List.of(new Audience.Member("a"))),
                        new Audience.Not(new Audience.Having(
                                new PropertyFilter(new PropertyPath("anonymous"), new EqualTo(true)))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'event':'e','operator':'equals','value':1} | /audience/filters/0: What somebody did",
                "{'sequence':[{'event':'e'}]} | /audience/filters/0: What somebody did",
                "{'property':'firstSeen','operator':'withinLast','value':'P1D'} | /audience/filters/0/property:"
                        + " firstSeen",
                "{'property':'lastSeen','operator':'exists'} | /audience/filters/0/property: lastSeen",
            })
    void whatOnlyASegmentKnowsIsReferredToByOne(String filter, String problem) {
        assertThat(wrong("{'filters':[" + filter + "]}")).containsExactly(problem + DEFINE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "3 | /audience: An audience is a JSON object; write one here.",
                "{} | /audience: Give either \"filters\", all of which must hold, or a \"condition\"; without an"
                        + " audience it is everybody.",
                "{'filters':[{'segment':'a'}],'condition':{'segment':'a'}} | /audience: Give either \"filters\", all of"
                        + " which must hold, or a \"condition\"; without an audience it is everybody.",
                "{'filters':{}} | /audience/filters: Give an array of at least one condition.",
                "{'condition':[]} | /audience/condition: A condition is a JSON object; write one here.",
                "{'condition':{'any':[]}} | /audience/condition/any: Give an array of at least one condition.",
                "{'condition':{}} | /audience/condition: Say what this is, by a field: all, any or not for a group;"
                        + " property or segment.",
                "{'condition':{'segment':'A'}} | /audience/condition/segment: Give the id of a segment; it matches"
                        + " [a-z0-9][a-z0-9._-]{0,63}.",
                "{'condition':{'segment':'a','operator':'in'}} | /audience/condition/operator: A reference to a segment"
                        + " has no such field; remove it. It has: segment.",
                "{'condition':{'property':'','operator':'exists'}} | /audience/condition/property: Give the name or"
                        + " dotted path of a property, as a string that is not blank, of at most 255 characters.",
                "{'condition':{'property':'p','operator':'exists','value':1}} | /audience/condition/value: This"
                        + " operator takes no value; leave it out.",
            })
    void aWrongAudienceIsPointedAt(String audience, String problem) {
        assertThat(wrong(audience)).containsExactly(problem);
    }

    @Test
    void groupsNestTwentyDeepAtMost() {
        String leaf = "{'segment':'a'}";

        assertThat(wrong("{'condition':" + "{'not':".repeat(20) + leaf + "}".repeat(20) + "}"))
                .isEmpty();
        assertThat(wrong("{'condition':" + "{'not':".repeat(21) + leaf + "}".repeat(21) + "}"))
                .containsExactly(
                        "/audience/condition" + "/not".repeat(20) + ": Groups nest at most 20 deep; flatten them.");
    }

    @Test
    void thereAreTwoHundredFiltersAtMost() {
        assertThat(wrong("{'filters':[" + "{'segment':'a'},".repeat(299) + "{'segment':'a'}]}"))
                .containsExactly("/audience: An audience has at most 200 filters; use fewer.");
    }

    @Test
    void whatIsNestedBeyondAllMeasureIsNoJson() {
        assertThat(wrong("{'condition':" + "{'not':".repeat(5_000) + "1" + "}".repeat(5_000) + "}"))
                .singleElement()
                .asString()
                .startsWith(": Send one JSON object; this is not JSON");
    }
}
