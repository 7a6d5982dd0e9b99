// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.answer.FunnelAnswer;
import dev.appizer.analytics.answer.FunnelAnswer.Group;
import dev.appizer.analytics.answer.FunnelAnswer.StepCount;
import dev.appizer.analytics.answer.RetentionAnswer;
import dev.appizer.analytics.answer.RetentionAnswer.Cohort;
import dev.appizer.analytics.answer.TrendAnswer;
import dev.appizer.analytics.answer.TrendAnswer.Series;
import dev.appizer.analytics.answer.format.Document;
import dev.appizer.analytics.answer.format.Format;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.question.json.QuestionJson;
import dev.appizer.analytics.store.CatalogueEntry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private static final String TWO_DAYS = "\"startDate\":\"2024-01-01\",\"endDate\":\"2024-01-02\"";

    private static String json(Document document) {
        return new String(Format.JSON.write(document), StandardCharsets.UTF_8);
    }

    private static String csv(Document document) {
        return new String(Format.CSV.write(document), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static TrendQuestion trend(String more) {
        return QuestionJson.trend("{" + TWO_DAYS + more + "}");
    }

    @Test
    void aTrendIsASeriesOfTimesAndValues() {
        TrendView view =
                new TrendView(trend(""), new TrendAnswer(List.of(new Series(List.of(), 5L, List.of(2L, 3L))), 5L, 0));

        assertThat(json(view)).isEqualTo("""
                {"series":[{"time":"2024-01-01T00:00:00Z","value":2},{"time":"2024-01-02T00:00:00Z","value":3}],"total":5}""");
        assertThat(csv(view)).isEqualTo("""
                time,value
                2024-01-01T00:00:00Z,2
                2024-01-02T00:00:00Z,3
                """);
    }

    @Test
    void timesHaveTheOffsetThatTheirZoneHasThen() {
        TrendQuestion question = QuestionJson.trend("""
                {"startDate":"2024-03-31","endDate":"2024-04-01","timezone":"Europe/Paris"}""");
        TrendView view =
                new TrendView(question, new TrendAnswer(List.of(new Series(List.of(), 0L, List.of(0L, 0L))), 0L, 0));

        assertThat(json(view)).contains("\"2024-03-31T00:00:00+01:00\"", "\"2024-04-01T00:00:00+02:00\"");
    }

    @Test
    void aGroupedTrendNamesTheGroupOfEachValueAndAllOfThem() {
        TrendView view = new TrendView(
                trend(",\"groupBy\":[\"plan\",\"traits.age\"]"),
                new TrendAnswer(
                        List.of(
                                new Series(List.of("pro", 40L), 5L, List.of(2L, 3L)),
                                new Series(Arrays.asList(null, true), 1L, List.of(1L, 0L))),
                        7L,
                        3));

        assertThat(json(view)).isEqualTo("""
                {"series":[\
                {"time":"2024-01-01T00:00:00Z","group":{"plan":"pro","traits.age":40},"value":2},\
                {"time":"2024-01-02T00:00:00Z","group":{"plan":"pro","traits.age":40},"value":3},\
                {"time":"2024-01-01T00:00:00Z","group":{"plan":null,"traits.age":true},"value":1},\
                {"time":"2024-01-02T00:00:00Z","group":{"plan":null,"traits.age":true},"value":0}],\
                "total":7,\
                "groups":[{"group":{"plan":"pro","traits.age":40},"total":5},\
                {"group":{"plan":null,"traits.age":true},"total":1}],\
                "omittedGroups":3}""");
        assertThat(csv(view)).isEqualTo("""
                time,plan,traits.age,value
                2024-01-01T00:00:00Z,pro,40,2
                2024-01-02T00:00:00Z,pro,40,3
                2024-01-01T00:00:00Z,,true,1
                2024-01-02T00:00:00Z,,true,0
                """);
    }

    @Test
    void wholeNumbersHaveNoFractionAndMissingOnesAreNull() {
        TrendView view = new TrendView(
                trend(",\"measure\":\"avg\",\"property\":\"p\""),
                new TrendAnswer(List.of(new Series(List.of(), 0.1, Arrays.asList(100.0, null))), 0.1, 0));

        assertThat(json(view)).contains("\"value\":100}", "\"value\":null}", "\"total\":0.1}");
    }

    @Test
    void aSumBeyondAllDoublesIsNull() {
        TrendView view = new TrendView(
                trend(",\"measure\":\"sum\",\"property\":\"p\""),
                new TrendAnswer(
                        List.of(new Series(List.of(), 0L, List.of(1e300, Double.NEGATIVE_INFINITY))),
                        Double.POSITIVE_INFINITY,
                        0));

        assertThat(json(view)).contains("\"value\":1.0E300}", "\"value\":null}", "\"total\":null}");
    }

    @Test
    void aFieldThatIsNamedLikeAColumnOfTheTableIsToldApart() {
        TrendView view = new TrendView(
                trend(",\"groupBy\":[\"value\",\"time\"]"),
                new TrendAnswer(List.of(new Series(List.of("a", "b"), 1L, List.of(1L, 0L))), 1L, 0));

        assertThat(csv(view)).startsWith("time,properties.value,properties.time,value\n");
        assertThat(json(view)).contains("\"group\":{\"value\":\"a\",\"time\":\"b\"}");
    }

    @Test
    void aFunnelIsItsSteps() {
        FunnelView view = new FunnelView(
                QuestionJson.funnel("{" + TWO_DAYS + ",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}]}"),
                new FunnelAnswer(
                        List.of(new StepCount("a", 4, 1.0, null, null), new StepCount("b", 1, 0.25, 0.25, 90.5)),
                        List.of()));

        assertThat(json(view)).isEqualTo("""
                {"steps":[\
                {"event":"a","count":4,"conversion":1,"conversionFromPrevious":null,"medianSeconds":null},\
                {"event":"b","count":1,"conversion":0.25,"conversionFromPrevious":0.25,"medianSeconds":90.5}]}""");
        assertThat(csv(view)).isEqualTo("""
                step,event,count,conversion,conversionFromPrevious,medianSeconds
                1,a,4,1,,
                2,b,1,0.25,0.25,90.5
                """);
    }

    @Test
    void aFunnelWithABreakdownHasTheStepsOfEachGroup() {
        List<StepCount> steps = List.of(new StepCount("a", 1, 1.0, null, null), new StepCount("b", 0, 0.0, 0.0, null));
        FunnelView view = new FunnelView(
                QuestionJson.funnel("{" + TWO_DAYS
                        + ",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}],\"breakdown\":\"traits.plan\"}"),
                new FunnelAnswer(steps, List.of(new Group("pro", steps), new Group(null, steps))));

        assertThat(json(view))
                .contains("\"groups\":[{\"group\":{\"traits.plan\":\"pro\"},\"steps\":[{\"event\":\"a\"")
                .contains("{\"group\":{\"traits.plan\":null},\"steps\":[{\"event\":\"a\"");
        assertThat(csv(view)).isEqualTo("""
                group,step,event,count,conversion,conversionFromPrevious,medianSeconds
                pro,1,a,1,1,,
                pro,2,b,0,0,0,
                ,1,a,1,1,,
                ,2,b,0,0,0,
                """);
    }

    @Test
    void aFunnelWithABreakdownOfNobodyHasNoGroups() {
        FunnelView view = new FunnelView(
                QuestionJson.funnel(
                        "{" + TWO_DAYS + ",\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}],\"breakdown\":\"plan\"}"),
                new FunnelAnswer(List.of(), List.of()));

        assertThat(json(view)).isEqualTo("{\"steps\":[],\"groups\":[]}");
    }

    @Test
    void aRetentionIsItsCohorts() {
        RetentionView view = new RetentionView(
                QuestionJson.retention("{" + TWO_DAYS + "}"),
                new RetentionAnswer(List.of(new Cohort(0, 9, List.of(9L, 4L)), new Cohort(1, 2, List.of(2L)))));

        assertThat(json(view)).isEqualTo("""
                {"cohorts":[{"start":"2024-01-01T00:00:00Z","size":9,"retained":[9,4]},\
                {"start":"2024-01-02T00:00:00Z","size":2,"retained":[2]}]}""");
        assertThat(csv(view)).isEqualTo("""
                start,size,period,retained
                2024-01-01T00:00:00Z,9,0,9
                2024-01-01T00:00:00Z,9,1,4
                2024-01-02T00:00:00Z,2,0,2
                """);
    }

    @Test
    void theCatalogueIsItsEvents() {
        CatalogueView view = new CatalogueView(List.of(
                new CatalogueEntry("a", 3, List.of()),
                new CatalogueEntry("b", 2, List.of(new CatalogueEntry.Property("plan.name", "string", 1)))));

        assertThat(json(view)).isEqualTo("""
                {"events":[{"event":"a","count":3,"properties":[]},\
                {"event":"b","count":2,"properties":[{"path":"plan.name","type":"string","count":1}]}]}""");
        assertThat(csv(view)).isEqualTo("""
                event,count,path,type,propertyCount
                a,3,,,
                b,2,plan.name,string,1
                """);
    }
}
