// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.appizer.filter.PropertyPath;
import dev.appizer.filter.json.InvalidBodyException;
import dev.appizer.filter.json.Problem;
import dev.appizer.filter.value.WithinLast;
import dev.appizer.segment.condition.Aggregate;
import dev.appizer.segment.condition.All;
import dev.appizer.segment.condition.Condition;
import dev.appizer.segment.condition.EventFilter;
import dev.appizer.segment.condition.EventMatch;
import dev.appizer.segment.condition.EventQuery;
import dev.appizer.segment.condition.PropertyFilter;
import dev.appizer.segment.condition.Sequence;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentJsonTest {

    private static final String GOOD = "{\"property\":\"plan\",\"operator\":\"exists\"}";

    private static final String GOOD_BODY = "{\"filters\":[" + GOOD + "]}";

    static List<Problem> problems(String body) {
        return catchThrowableOfType(InvalidBodyException.class, () -> SegmentJson.read(body))
                .problems();
    }

    static List<String> pointers(String body) {
        return problems(body).stream().map(Problem::pointer).toList();
    }

    @Test
    void aNameIsOptional() {
        assertThat(SegmentJson.read("{\"name\":\"Payers\",\"filters\":[" + GOOD + "]}")
                        .name())
                .isEqualTo("Payers");
        assertThat(SegmentJson.read("{\"name\":null,\"condition\":" + GOOD + "}")
                        .name())
                .isNull();
    }

    @Test
    void everyWrongPartIsReportedAtOnceWithItsPointer() {
        String body = """
                {"name":7,"colour":"red","filters":[
                  {"property":"a","operator":"like","value":1},
                  {"property":"","operator":"equals"},
                  {"any":[{"property":"c","operator":"matches","value":"(("},
                          {"event":"e","operator":"greaterThan","value":"3","a/b~":1}]},
                  {"not":[]},
                  {"all":[]},
                  7]}""";

        assertThat(pointers(body))
                .containsExactlyInAnyOrder(
                        "/colour",
                        "/name",
                        "/filters/0/operator",
                        "/filters/1/property",
                        "/filters/1/value",
                        "/filters/2/any/0/value",
                        "/filters/2/any/1/a~1b~0",
                        "/filters/2/any/1/value",
                        "/filters/3/not",
                        "/filters/4/all",
                        "/filters/5");
    }

    @Test
    void aMessageSaysWhatToDo() {
        assertThat(problems("{\"filters\":[{\"property\":\"p\",\"operator\":\"exists\",\"value\":true}]}"))
                .containsExactly(new Problem("/filters/0/value", "This operator takes no value; leave it out."));
        assertThatThrownBy(() -> SegmentJson.read("{\"filters\":[]}"))
                .hasMessage("/filters: Give an array of at least one condition.");
    }

    @Test
    void eitherFiltersOrAConditionIsGiven() {
        assertThat(pointers("{}")).containsExactly("");
        assertThat(pointers("{\"filters\":[" + GOOD + "],\"condition\":" + GOOD + "}"))
                .containsExactly("");
    }

    @Test
    void whatIsNoJsonObjectIsOneProblem() {
        for (String body : List.of("", "[]", "7", "null", "{", GOOD_BODY + "}", "{\"filters\":[],\"filters\":[]}")) {
            assertThat(pointers(body)).as(body).containsExactly("");
        }
        assertThat(problems("{\"name\":\n nope}").get(0).message()).contains("line 2");
    }

    @Test
    void aConditionIsOneThing() {
        assertThat(pointers("{\"condition\":{\"all\":[" + GOOD + "],\"any\":[" + GOOD + "]}}"))
                .containsExactly("/condition/any");
        assertThat(pointers("{\"condition\":{\"trait\":\"plan\"}}")).containsExactly("/condition");
    }

    @Test
    void groupsNestTwentyDeepAndNoDeeper() {
        assertThat(SegmentJson.read(nested(20))).isNotNull();
        assertThat(pointers(nested(21))).containsExactly("/condition" + "/not".repeat(20));
    }

    private static String nested(int depth) {
        return "{\"condition\":" + "{\"not\":".repeat(depth) + GOOD + "}".repeat(depth + 1);
    }

    @Test
    void twoHundredFiltersAreAllowedAndNoMore() {
        assertThat(((All) SegmentJson.read(wide(200)).condition()).parts())
                .hasSize(200)
                .hasOnlyElementsOfType(PropertyFilter.class);
        assertThat(pointers(wide(250))).containsExactly("");
    }

    private static String wide(int filters) {
        return Stream.generate(() -> GOOD).limit(filters).collect(Collectors.joining(",", "{\"filters\":[", "]}"));
    }

    @Test
    void windowsSequencesAndReferencesAreRead() {
        String body = """
                {"condition":{"all":[
                  {"event":"e","operator":"equals","value":1,"within":"P1W2DT3H4M5.25S"},
                  {"sequence":[{"event":"a"},{"event":"b","where":[%s]}],"within":"P7D","last":"PT1M"},
                  {"not":{"segment":"paying"}},{"segment":"other"},{"segment":"paying"},
                  {"property":"p","operator":"withinLast","value":"P1D"}]}}""".formatted(GOOD);
        long day = 86_400_000_000L;

        SegmentDefinition definition = SegmentJson.read(body);

        List<Condition> parts = ((All) definition.condition()).parts();
        assertThat(((EventFilter) parts.get(0)).query().within()).isEqualTo(9 * day + 11_045_250_000L);
        assertThat(((Sequence) parts.get(1)).within()).isEqualTo(7 * day);
        assertThat(((Sequence) parts.get(1)).last()).isEqualTo(60_000_000L);
        assertThat(((Sequence) parts.get(1)).steps())
                .extracting(EventMatch::event)
                .containsExactly("a", "b");
        assertThat(((PropertyFilter) parts.get(5)).test()).isEqualTo(new WithinLast(day));
        assertThat(definition.references())
                .isEqualTo(Map.of(
                        "/condition/all/2/not/segment", "paying",
                        "/condition/all/3/segment", "other",
                        "/condition/all/4/segment", "paying"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1M", ""})
    void whatIsNoDurationIsRefusedWhereItStands(String text) {
        String body = """
                {"condition":{"all":[
                  {"event":"e","operator":"equals","value":1,"within":"%1$s"},
                  {"sequence":[{"event":"a"}],"within":"%1$s","last":"%1$s"},
                  {"property":"p","operator":"withinNext","value":"%1$s"}]}}""".formatted(text);

        assertThat(problems(body)).allMatch(problem -> problem.message().contains("P30D"));
        assertThat(pointers(body))
                .containsExactlyInAnyOrder(
                        "/condition/all/0/within",
                        "/condition/all/1/within",
                        "/condition/all/1/last",
                        "/condition/all/2/value");
    }

    @Test
    void stepsAndReferencesThatAreNoneAreRefusedWhereTheyStand() {
        String body = """
                {"condition":{"all":[
                  {"sequence":[]},
                  {"sequence":[{"event":"a","aggregate":"sum"},"b",{"where":[]}],"first":"P1D"},
                  {"segment":7,"operator":"equals"}]}}""";

        assertThat(pointers(body))
                .containsExactlyInAnyOrder(
                        "/condition/all/0/sequence",
                        "/condition/all/1/first",
                        "/condition/all/1/sequence/0/aggregate",
                        "/condition/all/1/sequence/1",
                        "/condition/all/1/sequence/2/event",
                        "/condition/all/1/sequence/2/where",
                        "/condition/all/2/operator",
                        "/condition/all/2/segment");
    }

    @Test
    void anAggregateWithItsPropertyAndWhere() {
        String body = """
                {"filters":[{"event":"purchase","aggregate":"sum","property":"order.total","operator":"greaterThan",
                  "value":100,"where":[{"property":"currency","operator":"equals","value":"EUR"},
                                       {"property":"coupon","operator":"notExists"}]}]}""";

        assertThat(SegmentJson.read(body).condition())
                .isInstanceOfSatisfying(
                        All.class,
                        all -> assertThat(all.parts())
                                .singleElement()
                                .isInstanceOfSatisfying(EventFilter.class, filter -> {
                                    EventQuery query = filter.query();
                                    assertThat(query.match().event()).isEqualTo("purchase");
                                    assertThat(query.aggregate()).isEqualTo(Aggregate.SUM);
                                    assertThat(query.property()).isEqualTo(new PropertyPath("order.total"));
                                    assertThat(query.match().where())
                                            .extracting(PropertyFilter::path)
                                            .containsExactly(new PropertyPath("currency"), new PropertyPath("coupon"));
                                }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"event":"e","aggregate":"sum","operator":"equals","value":1}                                 | /filters/0/property
                    {"event":"e","property":"p","operator":"equals","value":1}                                    | /filters/0/property
                    {"event":"e","aggregate":"median","property":"p","operator":"equals","value":1}               | /filters/0/aggregate
                    {"event":"e","aggregate":"sum","property":"p","operator":"exists"}                            | /filters/0/operator
                    {"event":"e","aggregate":"max","property":"p","operator":"contains","value":1}                | /filters/0/operator
                    {"event":"e","aggregate":"avg","property":"p","operator":"greaterThan","value":"1"}           | /filters/0/value
                    {"event":"e","aggregate":"max","property":"p","operator":"exists","value":1}                  | /filters/0/value
                    {"event":"e","operator":"equals","value":1,"where":[]}                                        | /filters/0/where
                    {"event":"e","operator":"equals","value":1,"where":{"property":"p","operator":"exists"}}      | /filters/0/where
                    {"event":"e","operator":"equals","value":1,"where":[{"event":"e"}]}                           | /filters/0/where/0/event
                    {"event":"e","operator":"equals","value":1,"where":[{"property":"p","operator":"is"}]}        | /filters/0/where/0/operator
                    """)
    void whatAnEventFilterCannotBe(String filter, String pointer) {
        assertThat(pointers("{\"filters\":[" + filter + "]}")).contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"e\",\"aggregate\":\"min\",\"property\":\"p\",\"operator\":\"notExists\"}",
                "{\"event\":\"e\",\"aggregate\":\"last\",\"property\":\"p\",\"operator\":\"contains\",\"value\":\"x\"}",
                "{\"event\":\"e\",\"aggregate\":\"first\",\"property\":\"p\",\"operator\":\"before\",\"value\":\"2026-01-01\"}",
                "{\"event\":\"e\",\"aggregate\":\"count\",\"operator\":\"in\",\"value\":[1,2]}",
                "{\"event\":\"e\",\"aggregate\":\"uniqueCount\",\"property\":\"p\",\"operator\":\"between\",\"value\":[1,2]}"
            })
    void whatAnEventFilterCanBe(String filter) {
        assertThat(SegmentJson.read("{\"filters\":[" + filter + "]}")).isNotNull();
    }
}
