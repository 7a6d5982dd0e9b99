// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import static dev.appizer.analytics.question.json.Bodies.body;
import static dev.appizer.analytics.question.json.Bodies.onlyProblem;
import static dev.appizer.analytics.question.json.Bodies.pointers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.Step;
import dev.appizer.filter.value.EqualTo;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunnelReaderTest {

    private static final String STEPS = "\"steps\":[{\"event\":\"a\"},{\"event\":\"b\"}]";

    private static FunnelQuestion funnel(String members) {
        return QuestionJson.funnel(body(members));
    }

    @Test
    void stepsAreEnough() {
        FunnelQuestion question = funnel(STEPS);

        assertThat(question.steps())
                .containsExactly(new Step(Optional.of("a"), List.of()), new Step(Optional.of("b"), List.of()));
        assertThat(question.window()).isEqualTo(Duration.ofDays(7));
        assertThat(question.strict()).isFalse();
        assertThat(question.breakdown()).isNull();
        assertThat(question.limit()).isEqualTo(25);
    }

    @Test
    void everythingThatCanBeSaidIsRead() {
        FunnelQuestion question = funnel("""
                "timezone":"Asia/Tokyo","window":"PT36H","order":"strict","breakdown":"traits.country","limit":3,
                "steps":[{"event":"signup","filters":[{"property":"plan","operator":"equals","value":"pro"}]},
                         {"event":"purchase","filters":null}]""");

        assertThat(question.range().from()).isEqualTo(1_704_034_800_000_000L);
        assertThat(question.window()).isEqualTo(Duration.ofHours(36));
        assertThat(question.strict()).isTrue();
        assertThat(question.breakdown()).isEqualTo(new Field.Trait("country"));
        assertThat(question.limit()).isEqualTo(3);
        assertThat(question.steps().get(0).filters())
                .containsExactly(new FieldFilter(new Field.Property("plan", "plan"), new EqualTo("pro")));
    }

    @Test
    void looseOrderCanBeSaidToo() {
        assertThat(funnel(STEPS + ",\"order\":\"loose\"").strict()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1,false", "2,true", "10,true", "11,false"})
    void thereAreTwoToTenSteps(int count, boolean taken) {
        String steps = "\"steps\":[" + String.join(",", Collections.nCopies(count, "{\"event\":\"e\"}")) + "]";

        if (taken) {
            assertThat(funnel(steps).steps()).hasSize(count);
        } else {
            assertThat(onlyProblem(QuestionJson::funnel, body(steps)).pointer()).isEqualTo("/steps");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"steps\":{}", "\"steps\":null", "\"steps\":\"a,b\""})
    void stepsAreNeeded(String members) {
        assertThat(onlyProblem(QuestionJson::funnel, body(members)).pointer()).isEqualTo("/steps");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "window":"7 days"; /window
            "window":"P1M"; /window
            "window":"PT0S"; /window
            "window":7; /window
            "order":"any"; /order
            "breakdown":""; /breakdown
            "breakdown":["plan"]; /breakdown
            "limit":0; /limit
            "timezone":"here"; /timezone
            "event":"a"; /event
            "interval":"day"; /interval
            """)
    void aWrongPartIsReportedByItsPointer(String members, String pointer) {
        assertThat(onlyProblem(QuestionJson::funnel, body(STEPS + "," + members))
                        .pointer())
                .isEqualTo(pointer);
    }

    @Test
    void everyWrongPartOfStepsIsReported() {
        String steps = """
                "steps":[{"event":""},{},7,{"event":"a","where":[]},{"event":"b","filters":[{"property":"p","operator":"is"}]}]""";

        assertThat(pointers(QuestionJson::funnel, body(steps)))
                .containsExactlyInAnyOrder(
                        "/steps/0/event",
                        "/steps/1/event",
                        "/steps/2",
                        "/steps/3/where",
                        "/steps/4/filters/0/operator");
    }
}
