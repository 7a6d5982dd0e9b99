// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.enrichment.Sent;
import dev.appizer.enrichment.message.NormalMessage;
import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Result;
import dev.appizer.enrichment.validation.ParseBody;
import dev.appizer.model.Values;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.Warning;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TRACK  | 'event':'e','properties':{'a':1}                                | e             | {a=1}",
                "TRACK  | 'event':'e','traits':{'a':1}                                    | e             | {}",
                "PAGE   | 'name':'Home','category':'Docs','properties':{'url':'u'}        | page_viewed   | {category=Docs, name=Home, url=u}",
                "PAGE   | 'name':'Home','properties':{'name':'Other'}                     | page_viewed   | {name=Home}",
                "PAGE   | 'name':null,'properties':{'name':'Other'}                       | page_viewed   | {name=Other}",
                "SCREEN | 'name':'Main'                                                   | screen_viewed | {name=Main}",
                "GROUP  | 'groupId':'g','traits':{'plan':'pro','groupId':'x'}             | group_joined  | {groupId=g, plan=pro}",
                "GROUP  | 'groupId':7                                                     | group_joined  | {groupId=7}"
            })
    void everyCallThatIsAnEventHasANameAndProperties(CallType type, String members, String name, String properties) {
        NormalMessage message = normalise(Sent.a(type, members));

        assertThat(message.event()).isEqualTo(name);
        assertThat(new TreeMap<>(message.properties())).hasToString(properties);
        assertThat(message.traits()).isEmpty();
    }

    @Test
    void theTraitsOfAnIdentifyWinOverThoseOfItsContext() {
        NormalMessage message = normalise(
                Sent.a(CallType.IDENTIFY, "'traits':{'a':1,'b':null},'context':{'traits':{'a':2,'b':3,'c':4}}"));

        assertThat(message.event()).isNull();
        assertThat(message.traits())
                .containsOnlyKeys("a", "b", "c")
                .containsEntry("a", 1L)
                .containsEntry("c", 4L);
        assertThat(message.traits().get("b")).isNull();
    }

    @Test
    void traitsInTheContextOfOtherCallsAreNone() {
        assertThat(normalise(Sent.track("'context':{'traits':{'a':2}}")).traits())
                .isEmpty();
    }

    @Test
    void traitsOfTheContextThatAreNoObjectAreLeftAside() {
        NormalMessage message = normalise(Sent.a(CallType.IDENTIFY, "'context':{'traits':'x'}"));

        assertThat(message.traits()).isEmpty();
        assertThat(message.warnings()).extracting(Warning::getPath).containsExactly("context.traits");
    }

    @Test
    void theMessagesContextWinsOverTheBatchsByTopLevelName() {
        Sent sent = Sent.track("'context':{'page':{'url':'u'},'ip':null}");
        sent.rest().setInheritedContext(bytes("{\"page\":{\"title\":\"t\"},\"ip\":\"::1\",\"locale\":\"de\"}"));

        NormalMessage message = normalise(sent);

        assertThat(message.queryableContext()).containsOnlyKeys("page", "ip", "locale");
        assertThat(message.queryableContext().get("page")).isEqualTo(Values.object(Map.of("url", "u")));
        assertThat(message.queryableContext().get("ip")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1e400                                          | properties.p",
                "-1e400                                         | properties.p",
                "1e300                                          |",
                "{'a':{'b':{'c':{'d':1}}}}                      |",
                "{'a':{'b':{'c':{'d':{'e':1}}}}}                | properties.p.a.b.c.d.e",
                "[[[[1]]]]                                      |",
                "[[[[[1]]]]]                                    | properties.p",
                "{'a':[1,{'b':1e400}]}                          | properties.p.a",
                "{'a':{'b':1e400},'c':1}                        | properties.p.a.b",
                "{'x.y':1e400}                                  | properties.p.x.y",
                "'\\ud83d\\ude00'                                 |",
                "'a\\u0000b'                                     |",
                "9223372036854775807                            |",
                "'\\ud83d'                                       | properties.p",
                "{'a':['\\ude00']}                               | properties.p.a"
            })
    void whatIsNotQueryableIsLeftOutAndNamed(String value, String path) {
        NormalMessage message = normalise(Sent.track("'properties':{'p':" + value + ",'q':1}"));

        assertThat(message.properties()).containsEntry("q", 1L);
        assertThat(message.warnings()).extracting(Warning::getPath).isEqualTo(path == null ? List.of() : List.of(path));
        assertThat(message.warnings()).allMatch(warning -> warning.getCode().equals("NOT_QUERYABLE"));
    }

    @Test
    void anObjectLosesOnlyTheMemberAtFault() {
        NormalMessage message = normalise(Sent.track("'properties':{'p':{'a':1e400,'b':{'c':1}}}"));

        assertThat(message.properties())
                .isEqualTo(Map.of("p", Values.object(Map.of("b", Values.object(Map.of("c", 1L))))));
    }

    @Test
    void textsAndArraysHaveALongestLength() {
        String fits = "x".repeat(1_024);
        String numbers = "1,".repeat(99) + "1";

        NormalMessage message = normalise(Sent.track("'properties':{'a':'" + fits + "','b':'" + fits + "x','c':["
                + numbers + "],'d':[" + numbers + ",1],'e':'" + "😀".repeat(1_024) + "'}"));

        assertThat(message.properties()).containsOnlyKeys("a", "c", "e");
        assertThat(message.properties().get("c"))
                .isInstanceOfSatisfying(
                        ValueList.class, list -> assertThat(list.getItems()).hasSize(100));
        assertThat(message.warnings()).extracting(Warning::getPath).containsExactly("properties.b", "properties.d");
    }

    @Test
    void theFirst255PropertiesByNameStay() {
        String many = IntStream.range(0, 257)
                .mapToObj(i -> String.format("'p%03d':1", 256 - i))
                .collect(Collectors.joining(","));

        NormalMessage message = normalise(Sent.track("'properties':{" + many + "}"));

        assertThat(message.properties()).hasSize(255).doesNotContainKeys("p255", "p256");
        assertThat(message.warnings())
                .extracting(Warning::getPath)
                .containsExactly("properties.p255", "properties.p256");
    }

    @Test
    void thereAreNeverMoreThanAHundredWarningsAndTheirSum() {
        String many =
                IntStream.range(0, 250).mapToObj(i -> "'p" + i + "':1e400").collect(Collectors.joining(","));

        NormalMessage message = normalise(Sent.track("'properties':{" + many + "}"));

        assertThat(message.warnings()).hasSize(101);
        assertThat(message.warnings().get(100).getMessage()).startsWith("150 more");
    }

    @Test
    void enrichersSeeTheContextAsItCame() {
        String url = "x".repeat(2_000);

        NormalMessage message = normalise(Sent.track("'context':{'page':{'url':'" + url + "'}}"));

        assertThat(message.queryableContext()).isEqualTo(Map.of("page", Values.object(Map.of())));
        assertThat(message.context()).isEqualTo(Map.of("page", Values.object(Map.of("url", url))));
        assertThat(message.warnings()).extracting(Warning::getPath).containsExactly("context.page.url");
    }

    private static NormalMessage normalise(Sent sent) {
        Result<ParsedMessage> parsed = new ParseBody(32_768).parse(sent.message());
        return ((Result.Passed<NormalMessage>) parsed.then(new Normalise()::normalise)).value();
    }

    private static ByteBuffer bytes(String json) {
        return ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
    }
}
