// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import static dev.appizer.action.campaign.json.Bodies.EVENT;
import static dev.appizer.action.campaign.json.Bodies.campaign;
import static dev.appizer.action.campaign.json.Bodies.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.campaign.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionReaderTest {

    private static List<String> wrong(String action) {
        return problems(campaign(EVENT, action, ""));
    }

    private static Action action(String json) {
        return campaign(campaign(EVENT, json, "")).action();
    }

    @Test
    void aWebhookNeedsNothingButWhereItGoes() {
        assertThat(action("{'webhook':{'url':'https://example.org/hook?k=v'}}"))
                .isInstanceOfSatisfying(Action.SendWebhook.class, webhook -> {
                    assertThat(webhook.url()).isEqualTo("https://example.org/hook?k=v");
                    assertThat(webhook.body()).isEmpty();
                });
    }

    @Test
    void aBodyIsATemplateInAStringOrAsJson() {
        assertThat(wrong("{'webhook':{'url':'https://example.org','body':'{\\'total\\':{{event.name}}}'}}"))
                .isEmpty();
        assertThat(wrong("{'webhook':{'url':'https://example.org','body':{'a':['{{event.name}}',1,null]}}}"))
                .isEmpty();
        assertThat(wrong("{'webhook':{'url':'https://example.org','body':['{{event.nme}}']}}"))
                .containsExactly("/action/webhook/body: Line 1, column 3: There is no variable event.nme here: correct"
                        + " its name.");
    }

    @Test
    void whatIsAlwaysAnArrayOrAnObjectIsAWholeValueOfJson() {
        assertThat(wrong("{'topic':{'topic':'t','value':'{\\'s\\':{{user.segments}},\\'t\\':{{user.traits}},"
                        + "\\'p\\':{{event.properties}}}'}}"))
                .isEmpty();
        assertThat(wrong("{'topic':{'topic':'t','value':{'s':'{{user.segments}}'}}}"))
                .containsExactly("/action/topic/value: Line 1, column 7: user.segments may be missing: give it a"
                        + " default, or put it between {{#user.segments}} and {{/user.segments}}.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'x' | /action: An action is a JSON object; write one here.",
                "{'webhook':{'url':'https://example.org'},'topic':{'topic':'t'}} | /action: Give one of webhook, email"
                        + " and topic: by what the campaign sends.",
                "{'webhook':'https://example.org'} | /action/webhook: A webhook is a JSON object; write one here.",
                "{'webhook':{'url':3}} | /action/webhook/url: Give a URL of at most 2048 characters, such as"
                        + " \"https://example.org/hook\".",
                "{'webhook':{'url':'https://example.org/{{user.id}}'}} | /action/webhook/url: Where a webhook goes has"
                        + " no variables: write the URL in full.",
                "{'webhook':{'url':'ftp://example.org'}} | /action/webhook/url: Only http and https URLs are sent to:"
                        + " give another one.",
                "{'webhook':{'url':'https://a:b@example.org'}} | /action/webhook/url: A URL with a user in it is not"
                        + " sent to: give another one.",
                "{'webhook':{'url':'https://example.org/a b'}} | /action/webhook/url: This is no URL, by its character"
                        + " 22: give another one.",
                "{'webhook':{'url':'https://0x7f000001/'}} | /action/webhook/url: The URL's host is an odd number: give"
                        + " another one.",
                "{'webhook':{'url':'https://example.org','body':3}} | /action/webhook/body: Give a template, as a string"
                        + " that is not blank.",
                "{'webhook':{'url':'https://example.org','body':[1e999]}} | /action/webhook/body: Give JSON that is"
                        + " nested at most 100 deep, with numbers that a 64-bit integer or an IEEE double can hold.",
                "{'webhook':{'url':'https://example.org','body':'{{#user.id}}'}} | /action/webhook/body: Line 1, column"
                        + " 1: The section user.id is not closed: write {{/user.id}} where it ends,"
                        + " before what is around it ends.",
                "{'webhook':{'url':'https://example.org','method':'PUT'}} | /action/webhook/method: A webhook has no"
                        + " such field; remove it. It has: url, body.",
                "{'topic':{}} | /action/topic/topic: Give the name of a Kafka topic: 1 to 249 of the characters a-z,"
                        + " A-Z, 0-9, ., _ and -.",
                "{'topic':{'topic':'t','key':''}} | /action/topic/key: Give a template, as a string that is not blank.",
                "{'topic':{'topic':'t','key':'{{user.userId}}'}} | /action/topic/key: Line 1, column 1: user.userId may"
                        + " be missing: give it a default, or put it between {{#user.userId}} and {{/user.userId}}.",
            })
    void aWrongActionIsPointedAt(String action, String problem) {
        assertThat(wrong(action)).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "crm.notifications", "A_b-3.", "...", ".a"})
    void anyNameThatKafkaTakesIsATopic(String topic) {
        assertThat(wrong("{'topic':{'topic':'" + topic + "'}}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a b", "ä", "a/b", "{{user.id}}"})
    void noOtherNameIs(String topic) {
        assertThat(wrong("{'topic':{'topic':'" + topic + "'}}"))
                .singleElement()
                .asString()
                .startsWith("/action/topic/topic: ");
    }

    @Test
    void aTriggerThatCannotBeToldLeavesTheNamesOfVariablesUnjudged() {
        assertThat(problems("{'trigger':{},'action':{'topic':{'topic':'t','key':'{{x}} {{'}}}"))
                .containsExactly(
                        "/trigger: Give one of segment, event and query: what sets the campaign off.",
                        "/action/topic/key: Line 1, column 7: The tag is not closed: write }} behind the name.");
    }
}
