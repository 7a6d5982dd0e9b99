// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.answer.TrendAnswer.Series;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.question.json.QuestionJson;
import dev.appizer.analytics.store.CannedStore;
import dev.appizer.schemas.ValueList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendsTest {

    private static final int ALL = -1;

    /** Of three days. */
    private static TrendQuestion question(String more) {
        return QuestionJson.trend("{\"startDate\":\"2024-01-01\",\"endDate\":\"2024-01-03\"" + more + "}");
    }

    private static final TrendQuestion BY_PLAN = question(",\"groupBy\":[\"plan\"],\"limit\":2");

    private static List<@Nullable Object> group(@Nullable Object value) {
        return Collections.singletonList(value);
    }

    @Test
    void daysWithoutEventsAreThereWithZero() {
        CannedStore store = new CannedStore().cell(1, List.of(), 5L).cell(ALL, null, 5L);

        TrendAnswer answer = Trends.of(store, question(""));

        assertThat(answer).isEqualTo(new TrendAnswer(List.of(new Series(List.of(), 5L, List.of(0L, 5L, 0L))), 5L, 0));
    }

    @Test
    void nothingAtAllIsZeros() {
        assertThat(Trends.of(new CannedStore(), question("")))
                .isEqualTo(new TrendAnswer(List.of(new Series(List.of(), 0L, List.of(0L, 0L, 0L))), 0L, 0));
        assertThat(Trends.of(new CannedStore(), BY_PLAN)).isEqualTo(new TrendAnswer(List.of(), 0L, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "users"})
    void numbersOfThingsAreZeroOverNothing(String measure) {
        assertThat(Trends.of(new CannedStore(), question(",\"measure\":\"" + measure + "\""))
                        .total())
                .isEqualTo(0L);
    }

    @Test
    void aSumIsZeroOverNothing() {
        assertThat(Trends.of(new CannedStore(), question(",\"measure\":\"sum\",\"property\":\"p\""))
                        .series()
                        .get(0)
                        .values())
                .containsExactly(0L, 0L, 0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"avg", "min", "max", "p50", "p90", "p99"})
    void otherMeasuresHaveNoValueOverNothing(String measure) {
        CannedStore store = new CannedStore()
                .cell(0, List.of(), 1.5)
                .cell(2, List.of(), null)
                .cell(ALL, null, 1.5);

        TrendAnswer answer = Trends.of(store, question(",\"measure\":\"" + measure + "\",\"property\":\"p\""));

        assertThat(answer.series().get(0).values()).isEqualTo(Arrays.asList(1.5, null, null));
    }

    @Test
    void eachGroupHasItsSeriesAndTheGreatestIsFirst() {
        CannedStore store = new CannedStore()
                .cell(0, group("free"), 1L)
                .cell(0, group("pro"), 2L)
                .cell(2, group("pro"), 3L)
                .cell(ALL, group("free"), 1L)
                .cell(ALL, group("pro"), 5L)
                .cell(ALL, null, 6L);

        assertThat(Trends.of(store, BY_PLAN))
                .isEqualTo(new TrendAnswer(
                        List.of(
                                new Series(List.of("pro"), 5L, List.of(2L, 0L, 3L)),
                                new Series(List.of("free"), 1L, List.of(1L, 0L, 0L))),
                        6L,
                        0));
    }

    @Test
    void groupsBeyondTheLimitAreCountedAndLeftOut() {
        CannedStore store = new CannedStore()
                .cell(ALL, group("a"), 1L)
                .cell(0, group("a"), 1L)
                .cell(ALL, group("b"), 3L)
                .cell(ALL, group("c"), 2L)
                .cell(ALL, null, 6L);

        TrendAnswer answer = Trends.of(store, BY_PLAN);

        assertThat(answer.series()).extracting(Series::group).containsExactly(group("b"), group("c"));
        assertThat(answer.omittedGroups()).isEqualTo(1);
        assertThat(answer.total()).isEqualTo(6L);
    }

    @Test
    void whatHasNoTotalIsLast() {
        CannedStore store = new CannedStore()
                .cell(ALL, group("a"), null)
                .cell(ALL, group("b"), -1.5)
                .cell(ALL, group("c"), 2L);

        TrendAnswer answer =
                Trends.of(store, question(",\"measure\":\"max\",\"property\":\"p\",\"groupBy\":[\"plan\"]"));

        assertThat(answer.series()).extracting(Series::group).containsExactly(group("c"), group("b"), group("a"));
    }

    @Test
    void totalsCompareByTheirExactValue() {
        CannedStore store = new CannedStore().cell(ALL, group("a"), 0x1p53).cell(ALL, group("b"), (1L << 53) + 1);

        assertThat(Trends.of(store, BY_PLAN).series())
                .extracting(Series::group)
                .containsExactly(group("b"), group("a"));
    }

    @Test
    void equalTotalsStandInTheOrderOfTheirValues() {
        CannedStore store = new CannedStore();
        List<@Nullable Object> values =
                Arrays.asList(new ValueList(List.of(1L)), "b", "a", 2.5, -1L, true, false, null);
        values.forEach(value -> store.cell(ALL, group(value), 7L));

        assertThat(Trends.of(store, question(",\"groupBy\":[\"plan\"]")).series())
                .extracting(series -> series.group().get(0))
                .containsExactly(null, false, true, -1L, 2.5, "a", "b", new ValueList(List.of(1L)));
    }

    @Test
    void theFirstFieldThatDiffersDecidesTheOrder() {
        CannedStore store = new CannedStore()
                .cell(ALL, List.of("b", 1L), 7L)
                .cell(ALL, List.of("a", 2L), 7L)
                .cell(ALL, List.of("a", 1L), 7L);

        assertThat(Trends.of(store, question(",\"groupBy\":[\"plan\",\"n\"]")).series())
                .extracting(Series::group)
                .containsExactly(List.of("a", 1L), List.of("a", 2L), List.of("b", 1L));
    }

    @Test
    void oneNumberIsOneGroupHoweverItIsHeld() {
        CannedStore store =
                new CannedStore().cell(0, group(1L), 1L).cell(1, group(1.0), 2L).cell(ALL, group(1.0), 3L);

        assertThat(Trends.of(store, BY_PLAN).series())
                .containsExactly(new Series(List.of(1L), 3L, List.of(1L, 2L, 0L)));
    }
}
