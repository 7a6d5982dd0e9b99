// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.filter.json.InvalidBodyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** However a body is broken, it is read, or refused with sentences. */
class CampaignJsonPropertyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> BODIES = List.of(
            "{'name':'n','state':'PAUSED','trigger':{'segment':'a','on':'EXITED','delay':'PT1H','includeBackfill':true},"
                    + "'audience':{'condition':{'all':[{'any':[{'segment':'b'}]},{'not':{'property':'p','operator':"
                    + "'between','value':[1,2]}},{'property':'q','operator':'matches','value':'a+'}]}},"
                    + "'cap':{'count':1,'within':'P7D'},'quietHours':{'from':'22:00','to':'08:00','timeZone':"
                    + "'Europe/Berlin','timeZoneTrait':'tz'},'action':{'webhook':{'url':'https://example.org/h','body':"
                    + "{'a':['{{user.id}}',{'b':1.5}]}}},'defaults':{'user.traits.firstName':'there'}}",
            "{'trigger':{'event':'e','where':[{'property':'p','operator':'in','value':[1,'a',null,{'b':[]}]}],'delay':"
                    + "'PT1M'},'audience':{'filters':[{'property':'d','operator':'withinLast','value':'P1D'}]},"
                    + "'action':{'email':{'to':'{{user.traits.email}}','from':'a@b.org','replyTo':'c@d.org','subject':"
                    + "'{{event.name}}','text':'{{#event.properties.items}}{{this.a}}{{/event.properties.items}}',"
                    + "'html':'<p>{{user.traits.a}}</p>','unsubscribe':'https://example.org/{{user.id}}'}},"
                    + "'defaults':{'user.traits.a':[1,{'x':true}],'user.traits.a':2}}",
            "{'trigger':{'query':{'event':'e','filters':[]},'last':'PT1H','operator':'greaterThan','value':100,"
                    + "'every':'PT5M'},'action':{'topic':{'topic':'t','key':'{{campaign.id}}',"
                    + "'value':'{\\'v\\':{{query.value}}}'}}}");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "9223372036854775808",
            "0.1",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"{{\"",
            "\"{{user.id}}\"",
            "\"{{#a}}\"",
            "\"{{{x}}}\"",
            "\"PT1H\"",
            "\"P400D\"",
            "\"Europe/Berlin\"",
            "\"22:00\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"https://[::1\"",
            "\"a@b\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "{\"a\":{\"b\":{}}}",
            "[null]",
            "{\"event\":null}",
            "{\"not\":{\"not\":{}}}",
            "\"matches\"",
            "\"withinNext\"",
            "\"between\"");

    private static final List<String> OTHERS = List.of(
            "{", "}", "[", "]", "\"", ":", ",", "\\", " ", "0", "e", "N", "#", "/", "^", ".", "\0", "\ud800", "{{");

    @Property(tries = 5_000)
    void aBodyWithOtherPartsIsReadOrRefused(@ForAll Random random) throws JsonProcessingException {
        JsonNode body = JSON.readTree(BODIES.get(random.nextInt(BODIES.size())).replace('\'', '"'));
        for (int i = random.nextInt(4); i >= 0; i--) {
            change(body, random);
        }

        check(body.toString());
    }

    @Property(tries = 2_000)
    void aBodyWithOtherCharactersIsReadOrRefused(@ForAll Random random) {
        StringBuilder body =
                new StringBuilder(BODIES.get(random.nextInt(BODIES.size())).replace('\'', '"'));
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(body.length());
            body.replace(at, at + random.nextInt(2), OTHERS.get(random.nextInt(OTHERS.size())));
        }

        check(body.toString());
    }

    private static void check(String body) {
        try {
            assertThat(CampaignJson.read("c", body).campaign().id()).isEqualTo("c");
        } catch (InvalidBodyException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.pointer()).matches("(?s)(/.*)?");
                assertThat(problem.message()).isNotBlank();
            });
        }
    }

    private static void change(JsonNode body, Random random) throws JsonProcessingException {
        List<JsonNode> containers = new ArrayList<>();
        collect(body, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.add("segment");
            names.add("x~/");
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(5) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        } else if (container instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), value);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
        }
        node.forEach(part -> collect(part, containers));
    }
}
