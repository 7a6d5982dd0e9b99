// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import static dev.appizer.action.campaign.json.Bodies.WEBHOOK;
import static dev.appizer.action.campaign.json.Bodies.campaign;
import static dev.appizer.action.campaign.json.Bodies.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.campaign.PropertyFilter;
import dev.appizer.action.campaign.Trigger;
import dev.appizer.filter.PropertyPath;
import dev.appizer.filter.value.Compared;
import dev.appizer.filter.value.EqualTo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerReaderTest {

    private static Trigger trigger(String json) {
        return campaign(campaign(json, WEBHOOK, "")).trigger();
    }

    private static List<String> wrong(String json) {
        return problems(campaign(json, WEBHOOK, ""));
    }

    @Test
    void aSegmentSetsOffWhereSomebodyEntersUnlessItSaysOtherwise() {
        assertThat(trigger("{'segment':'a'}")).isEqualTo(new Trigger.OnSegment("a", true, 0, false));
        assertThat(trigger("{'segment':'a.b_c-1','on':'EXITED','delay':'PT10S','includeBackfill':true}"))
                .isEqualTo(new Trigger.OnSegment("a.b_c-1", false, 10_000_000, true));
    }

    @Test
    void anEventSetsOffWhereAllFiltersHold() {
        assertThat(trigger("{'event':'purchase','where':[{'property':'a.b','operator':'equals','value':1}],"
                        + "'delay':'P365D'}"))
                .isEqualTo(new Trigger.OnEvent(
                        "purchase",
                        List.of(new PropertyFilter(new PropertyPath("a.b"), new EqualTo(1L))),
                        365L * 86_400_000_000L));
    }

    @Test
    void anAnswerSetsOffWhereItCrossesAThreshold() {
        assertThat(trigger("{'query':{'event':'purchase','measure':'sum','property':'total'},'last':'PT1H',"
                        + "'operator':'lessThan','value':100.5,'every':'PT10S'}"))
                .isEqualTo(new Trigger.OnAnswer(
                        "{\"event\":\"purchase\",\"measure\":\"sum\",\"property\":\"total\"}",
                        3_600_000_000L,
                        new Compared(Compared.Side.BELOW, 100.5),
                        10_000_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'segment':'a','event':'b'} | /trigger: Give one of segment, event and query: what sets the campaign"
                        + " off.",
                "{'segment':'A'} | /trigger/segment: Give the id of a segment; it matches [a-z0-9][a-z0-9._-]{0,63}.",
                "{'segment':3} | /trigger/segment: Give the id of a segment; it matches [a-z0-9][a-z0-9._-]{0,63}.",
                "{'segment':'a','on':'LEFT'} | /trigger/on: Give a change, one of ENTERED, EXITED; or none, for"
                        + " ENTERED.",
                "{'segment':'a','includeBackfill':'yes'} | /trigger/includeBackfill: Give true or false; or nothing,"
                        + " for false.",
                "{'segment':'a','delay':'P366D'} | /trigger/delay: Give a duration from PT1S to P365D.",
                "{'segment':'a','delay':'PT0.5S'} | /trigger/delay: Give a duration from PT1S to P365D.",
                "{'segment':'a','where':[]} | /trigger/where: A trigger by a segment has no such field; remove it. It"
                        + " has: segment, on, delay, includeBackfill.",
                "{'event':' '} | /trigger/event: Give the name of an event, as a string that is not blank, of at most"
                        + " 255 characters.",
                "{'event':'e','where':[]} | /trigger/where: Give an array of one to 20 property filters over the"
                        + " event's properties.",
                "{'event':'e','where':[3]} | /trigger/where/0: A property filter is a JSON object; write one here.",
                "{'event':'e','on':'ENTERED'} | /trigger/on: A trigger by an event has no such field; remove it. It"
                        + " has: event, where, delay.",
                "{'event':'e','where':[{'property':'p','operator':'equals'}]} | /trigger/where/0/value: Give a value; a"
                        + " null counts as missing, for which there are exists and notExists.",
            })
    void aWrongTriggerIsPointedAt(String trigger, String problem) {
        assertThat(wrong(trigger)).containsExactly(problem);
    }

    @Test
    void anEventHasTwentyFiltersAtMost() {
        String filter = "{'property':'p','operator':'exists'}";

        assertThat(wrong("{'event':'e','where':[" + (filter + ",").repeat(19) + filter + "]}"))
                .isEmpty();
        assertThat(wrong("{'event':'e','where':[" + (filter + ",").repeat(20) + filter + "]}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'query':3 | /trigger/query: A query is a JSON object; write one here.",
                "'query':{'startDate':'2026-01-01'} | /trigger/query/startDate: A query is about the time behind it, as"
                        + " long as \"last\" says: take this away.",
                "'query':{'a':1e999} | /trigger/query: Give JSON that is nested at most 100 deep, with numbers that a"
                        + " 64-bit integer or an IEEE double can hold.",
                "'last':'PT1S' | /trigger/last: Give a duration from PT10S to P366D.",
                "'every':'PT9S' | /trigger/every: Give a duration from PT10S to P31D.",
                "'every':'P32D' | /trigger/every: Give a duration from PT10S to P31D.",
                "'operator':'contains' | /trigger/operator: An answer is a number: use one of equals, notEquals,"
                        + " greaterThan, greaterThanOrEquals, lessThan, lessThanOrEquals, between, in, notIn.",
                "'value':'100' | /trigger/value: Give a number to compare the answer with.",
                "'value':null | /trigger/value: Give a number to compare the answer with.",
                "'value':[1] | /trigger/value: Give a number or a string; nothing else has an order.",
                "'delay':'PT1H' | /trigger/delay: A trigger by a query has no such field; remove it. It has: query,"
                        + " last, operator, value, every.",
            })
    void aWrongQueryIsPointedAt(String member, String problem) {
        String name = member.substring(0, member.indexOf(':'));
        StringBuilder trigger = new StringBuilder("{" + member);
        List.of("'query':{}", "'last':'PT1H'", "'operator':'greaterThan'", "'value':100", "'every':'PT5M'").stream()
                .filter(usual -> !usual.startsWith(name))
                .forEach(usual -> trigger.append(",").append(usual));

        assertThat(wrong(trigger + "}")).containsExactly(problem);
    }

    @Test
    void aQueryIsBounded() {
        String query = "{'query':{'event':'" + "x".repeat(16_384)
                + "'},'last':'PT1H','operator':'greaterThan','value':1,'every':'PT5M'}";

        assertThat(wrong(query)).containsExactly("/trigger/query: Give a query of at most 16384 characters.");
    }

    @Test
    void theAnswerToAQueryConcernsNobody() {
        assertThat(problems(campaign(
                        Bodies.QUERY,
                        "{'email':{'subject':'{{user.id}}','text':'{{query.value}} {{event.name}}'}}",
                        "'audience':{'filters':[{'segment':'a'}]},'cap':{'count':1,'within':'P1D'},"
                                + "'quietHours':{'from':'22:00','to':'08:00','timeZoneTrait':'tz'}")))
                .containsExactly(
                        "/audience: The answer to a query concerns nobody: take the audience away.",
                        "/quietHours/timeZoneTrait: The answer to a query concerns nobody, who could have a time zone:"
                                + " give a timeZone alone.",
                        "/action/email/text: Line 1, column 17: There is no variable event.name here: correct its"
                                + " name.",
                        "/action/email/to: The answer to a query concerns nobody: give the address that the e-mail goes"
                                + " to.",
                        "/action/email/subject: Line 1, column 1: There is no variable user.id here: correct its"
                                + " name.");
    }
}
