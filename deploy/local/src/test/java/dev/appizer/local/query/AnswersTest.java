// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.local.query.Question.Kind;
import org.junit.jupiter.api.Test;

/** What a terminal shows. */
class AnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Screen BLOCKS = new Screen(40, true);
    private static final Screen ASCII = new Screen(40, false);

    private static final String TREND = """
            {"series":[{"time":"2026-03-01T00:00:00Z","value":1200},{"time":"2026-03-02T00:00:00Z","value":0},
            {"time":"2026-03-03T00:00:00Z","value":300}],"total":1500}""";

    private static final String GROUPS = """
            {"series":[
            {"time":"2026-03-01T00:00:00Z","group":{"plan":"pro"},"value":5},
            {"time":"2026-03-02T00:00:00Z","group":{"plan":"pro"},"value":10},
            {"time":"2026-03-01T00:00:00Z","group":{"plan":null},"value":2.5},
            {"time":"2026-03-02T00:00:00Z","group":{"plan":null},"value":null}],
            "total":20,"groups":[{"group":{"plan":"pro"},"total":15},{"group":{"plan":null},"total":2.5}],
            "omittedGroups":3}""";

    private static final String FUNNEL = """
            {"steps":[
            {"event":"view","count":200,"conversion":1,"conversionFromPrevious":null,"medianSeconds":null},
            {"event":"signup","count":50,"conversion":0.25,"conversionFromPrevious":0.25,"medianSeconds":318.5},
            {"event":"buy","count":0,"conversion":0,"conversionFromPrevious":0,"medianSeconds":null}]}""";

    private static final String RETENTION = """
            {"cohorts":[{"start":"2026-03-02T00:00:00+01:00","size":120,"retained":[120,40,0]},
            {"start":"2026-03-09T00:00:00+01:00","size":3,"retained":[3,2]},
            {"start":"2026-03-16T00:00:00+01:00","size":0,"retained":[0]}]}""";

    @Test
    void oneSeriesIsABarForEachBucketAndTheTotal() throws JsonProcessingException {
        assertThat(shown(Kind.TREND, "{}", TREND, BLOCKS)).isEqualTo("""
                2026-03-01  █████████████████████  1,200
                2026-03-02                             0
                2026-03-03  █████▎                   300
                total                              1,500""");
        assertThat(shown(Kind.TREND, "{}", TREND, ASCII)).isEqualTo("""
                2026-03-01  #####################  1,200
                2026-03-02                             0
                2026-03-03  #####                    300
                total                              1,500""");
    }

    @Test
    void groupsAreRankedWithASparklineForEach() throws JsonProcessingException {
        assertThat(shown(Kind.TREND, "{\"groupBy\":[\"plan\"]}", GROUPS, BLOCKS))
                .isEqualTo("""
                plan        total
                pro     ▅█  15.00
                (none)  █    2.50
                (all)       20.00
                and 3 more groups, which --limit shows""");
        assertThat(shown(Kind.TREND, "{\"groupBy\":[\"plan\"]}", GROUPS, ASCII))
                .contains("pro     =#  15.00", "(none)  #    2.50");
    }

    @Test
    void aFunnelIsABarForEachStepWithWhoGotThereAndHowLongItTook() throws JsonProcessingException {
        assertThat(shown(Kind.FUNNEL, "{}", FUNNEL, new Screen(80, true))).isEqualTo("""
                1 view    █████████████████████████  200  100.0 %
                2 signup  ██████▎                     50   25.0 %  25.0 % of them, in 5 min 19 s
                3 buy                                  0    0.0 %  0.0 % of them""");
    }

    @Test
    void aFunnelWithABreakdownIsOneForEachGroup() throws JsonProcessingException {
        String steps = FUNNEL.substring(1, FUNNEL.length() - 1);
        String answer = "{" + steps + ",\"groups\":[{\"group\":{\"traits.plan\":\"pro\"}," + steps + "}]}";

        assertThat(shown(Kind.FUNNEL, "{}", answer, BLOCKS).lines()).hasSize(8).contains("traits.plan = pro");
    }

    @Test
    void aRetentionIsATriangleOfShares() throws JsonProcessingException {
        assertThat(shown(Kind.RETENTION, "{\"interval\":\"week\"}", RETENTION, new Screen(80, true)))
                .isEqualTo("""
                week        people     0   +1  +2
                2026-03-02     120  100%  33%  0%
                2026-03-09       3  100%  67%
                2026-03-16       0""");
    }

    @Test
    void ofATriangleThatIsTooWideTheBeginningIsShown() throws JsonProcessingException {
        String cohort = "{\"start\":\"2026-03-02T00:00:00Z\",\"size\":1,\"retained\":[" + "1,".repeat(29) + "1]}";

        assertThat(shown(Kind.RETENTION, "{}", "{\"cohorts\":[" + cohort + "]}", ASCII))
                .isEqualTo("""
                day         people     0    +1    +2
                2026-03-02       1  100%  100%  100%
                3 of 30 columns fit; with COLUMNS or a longer --interval more can be seen""");
    }

    @Test
    void aTableHasEveryNumberInARow() throws JsonProcessingException {
        assertThat(table(Kind.TREND, "{\"groupBy\":[\"plan\"]}", GROUPS)).isEqualTo("""
                time                  plan  value
                2026-03-01T00:00:00Z  pro       5
                2026-03-02T00:00:00Z  pro      10
                2026-03-01T00:00:00Z  -       2.5
                2026-03-02T00:00:00Z  -         -""");
        assertThat(table(Kind.FUNNEL, "{}", FUNNEL)).startsWith("""
                event   count  conversion  conversionFromPrevious  medianSeconds
                view      200           1                       -              -
                """);
        assertThat(table(Kind.RETENTION, "{}", RETENTION)).startsWith("""
                start                      size  period  retained
                2026-03-02T00:00:00+01:00   120       0       120
                """);
    }

    @Test
    void whatHappenedInNoBucketIsShownAsNothing() throws JsonProcessingException {
        String nothing = "{\"series\":[{\"time\":\"2026-03-01T00:00:00Z\",\"value\":null}],\"total\":null}";

        assertThat(shown(Kind.TREND, "{}", nothing, BLOCKS)).isEqualTo("""
                2026-03-01    -
                total         -""");
        assertThat(shown(
                        Kind.TREND,
                        "{\"groupBy\":[\"a\"]}",
                        "{\"series\":[],\"groups\":[],\"total\":0,\"omittedGroups\":0}",
                        BLOCKS))
                .isEqualTo("""
                        a        total
                        (all)        0""");
    }

    @Test
    void whereTheClocksAreChangedTimesHaveTheirOffset() throws JsonProcessingException {
        String answer = """
                {"series":[{"time":"2026-10-25T02:00:00+02:00","value":1},{"time":"2026-10-25T02:00:00+01:00","value":2}],
                "total":3}""";

        assertThat(shown(Kind.TREND, "{\"interval\":\"hour\"}", answer, ASCII))
                .contains("2026-10-25 02:00 +02:00  ", "2026-10-25 02:00 +01:00  ");
    }

    private static String shown(Kind kind, String question, String answer, Screen screen)
            throws JsonProcessingException {
        return String.join("\n", QueryCommand.lines(question(kind, question), JSON.readTree(answer), false, screen));
    }

    private static String table(Kind kind, String question, String answer) throws JsonProcessingException {
        return String.join("\n", QueryCommand.lines(question(kind, question), JSON.readTree(answer), true, BLOCKS));
    }

    private static Question question(Kind kind, String body) throws JsonProcessingException {
        return new Question(kind, (ObjectNode) JSON.readTree(body));
    }
}
