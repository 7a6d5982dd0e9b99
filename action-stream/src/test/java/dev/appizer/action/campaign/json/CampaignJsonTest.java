// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import static dev.appizer.action.campaign.json.Bodies.body;
import static dev.appizer.action.campaign.json.Bodies.campaign;
import static dev.appizer.action.campaign.json.Bodies.problems;
import static dev.appizer.action.campaign.json.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.campaign.Audience;
import dev.appizer.action.campaign.Campaign;
import dev.appizer.action.campaign.Cap;
import dev.appizer.action.campaign.QuietHours;
import dev.appizer.action.campaign.Trigger;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignJsonTest {

    @Test
    void aCampaignNeedsATriggerAndAnActionAndNothingElse() {
        CampaignBody read = body(with(""));

        assertThat(read.active()).isTrue();
        assertThat(read.campaign().id()).isEqualTo("c");
        assertThat(read.campaign().name()).isEqualTo("c");
        assertThat(read.campaign().trigger()).isEqualTo(new Trigger.OnEvent("purchase", List.of(), 0));
        assertThat(read.campaign().audience()).isEqualTo(Audience.EVERYBODY);
        assertThat(read.campaign().cap()).isEmpty();
        assertThat(read.campaign().quietHours()).isEmpty();
        assertThat(read.campaign().defaults()).isEmpty();
    }

    @Test
    void everythingIsRead() {
        CampaignBody read =
                body(with("'name':'Cart reminder','state':'PAUSED','audience':{'filters':[{'segment':'paying'}]},"
                        + "'cap':{'count':2,'within':'P7D'},'quietHours':{'from':'22:00','to':'08:00',"
                        + "'timeZone':'Europe/Berlin','timeZoneTrait':'timezone'},"
                        + "'defaults':{'user.traits.firstName':'there','event.properties.n':3}"));

        Campaign campaign = read.campaign();
        assertThat(read.active()).isFalse();
        assertThat(campaign.name()).isEqualTo("Cart reminder");
        assertThat(campaign.audience()).isEqualTo(new Audience.All(List.of(new Audience.Member("paying"))));
        assertThat(campaign.cap()).contains(new Cap(2, Duration.ofDays(7).toNanos() / 1_000));
        assertThat(campaign.quietHours())
                .contains(new QuietHours(
                        LocalTime.of(22, 0), LocalTime.of(8, 0), Optional.of("timezone"), ZoneId.of("Europe/Berlin")));
        assertThat(campaign.defaults()).isEqualTo(Map.of("user.traits.firstName", "there", "event.properties.n", 3L));
    }

    @Test
    void nullCountsAsAbsent() {
        assertThat(body(with("'name':null,'state':null,'audience':null,'cap':null,'quietHours':null,'defaults':null")))
                .usingRecursiveComparison()
                .ignoringFields("campaign.action")
                .isEqualTo(body(with("")));
    }

    @Test
    void whatIsMissingIsAskedForTogether() {
        assertThat(problems("{}"))
                .containsExactly(
                        "/trigger: A trigger is a JSON object; write one here.",
                        "/action: An action is a JSON object; write one here.");
    }

    @Test
    void anEmptyTriggerAndAnEmptyActionAreAskedForWhatTheyAre() {
        assertThat(problems("{'trigger':{},'action':{}}"))
                .containsExactly(
                        "/trigger: Give one of segment, event and query: what sets the campaign off.",
                        "/action: Give one of webhook, email and topic: by what the campaign sends.");
    }

    @Test
    void allProblemsAreFoundAtOnce() {
        assertThat(problems("{'nme':'x','name':' ','state':'ON','trigger':{'event':'e','delay':'1h'},"
                        + "'audience':{'filters':[]},'cap':{'count':0},'quietHours':{'from':'8:00','to':'25:00'},"
                        + "'action':{'webhook':{'url':'ftp://x'}},'defaults':[]}"))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly(
                        "/nme",
                        "/state",
                        "/name",
                        "/trigger/delay",
                        "/defaults",
                        "/audience/filters",
                        "/cap/count",
                        "/cap/within",
                        "/quietHours/from",
                        "/quietHours/to",
                        "/action/webhook/url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "'x'", "null", "true"})
    void onlyAnObjectIsACampaign(String json) {
        assertThat(problems(json)).containsExactly(": A campaign is a JSON object; write one here.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name':3 | /name: Give a name for people to read, as a string that is not blank, of at most 255"
                        + " characters.",
                "'state':'active' | /state: Give a state, one of ACTIVE, PAUSED; or none, for ACTIVE.",
                "'state':true | /state: Give a state, one of ACTIVE, PAUSED; or none, for ACTIVE.",
                "'cap':3 | /cap: A cap is a JSON object; write one here.",
                "'cap':{'count':1001,'within':'P1D'} | /cap/count: Give how many times at most, a whole number from 1"
                        + " to 1000.",
                "'cap':{'count':1.0,'within':'P1D'} | /cap/count: Give how many times at most, a whole number from 1 to"
                        + " 1000.",
                "'cap':{'count':1,'within':'P1D','per':'user'} | /cap/per: A cap has no such field; remove it. It has:"
                        + " count, within.",
                "'defaults':{'user.trait.x':'y'} | /defaults/user.trait.x: There is no variable user.trait.x here:"
                        + " correct its name.",
                "'defaults':{'user.traits.x':' '} | /defaults/user.traits.x: Give a value that can be written: null"
                        + " and blank ones count as missing.",
                "'defaults':{'user.traits.x':null} | /defaults/user.traits.x: Give a value that can be written: null"
                        + " and blank ones count as missing.",
                "'defaults':{'user.traits.x':1e999} | /defaults/user.traits.x: Give JSON that is nested at most 100"
                        + " deep, with numbers that a 64-bit integer or an IEEE double can hold.",
            })
    void aWrongMemberIsPointedAt(String member, String problem) {
        assertThat(problems(with(member))).containsExactly(problem);
    }

    @Test
    void thereAreTwoHundredDefaultsAtMost() {
        StringBuilder defaults = new StringBuilder();
        for (int i = 0; i < 201; i++) {
            defaults.append(i == 0 ? "" : ",")
                    .append("'user.traits.t")
                    .append(i)
                    .append("':1");
        }

        assertThat(problems(with("'defaults':{" + defaults + "}")))
                .containsExactly("/defaults: Give at most 200 defaults.");
    }

    @Test
    void aBodyIsBounded() {
        assertThat(problems(with("'name':'" + "x".repeat(262_144) + "'")))
                .containsExactly(": Give a campaign of at most 262144 characters.");
    }

    @Test
    void aMemberIsGivenOnce() {
        assertThat(problems("{'name':'a','name':'b'}"))
                .singleElement()
                .asString()
                .contains("this is not JSON")
                .contains("Duplicate field 'name'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{'a':NaN}", "{} {}", "{'a':1,}", "nonsense"})
    void whatIsNoJsonIsOneProblem(String json) {
        assertThat(problems(json)).singleElement().asString().startsWith(": ");
    }

    @Test
    void theCampaignsOfTheDocumentationAreRead() {
        assertThat(campaign("{'name':'Cart reminder','trigger':{'segment':'cart-abandoned','on':'ENTERED',"
                                + "'delay':'PT1H','includeBackfill':false},'audience':{'condition':{'any':["
                                + "{'property':'plan','operator':'equals','value':'pro'},{'not':{'segment':'paying'}}]}},"
                                + "'action':{'email':{'subject':'{{user.traits.firstName}}, your cart waits',"
                                + "'html':'<p>Hello {{user.traits.firstName}}</p>'}},"
                                + "'defaults':{'user.traits.firstName':'there'}}")
                        .trigger())
                .isEqualTo(new Trigger.OnSegment(
                        "cart-abandoned", true, Duration.ofHours(1).toNanos() / 1_000, false));
    }
}
