// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PromqlTest {

    @Test
    void metricsAreFoundWithTheirLabelsAndFunctionsAreNone() {
        Promql.Asked asked =
                Promql.ask("histogram_quantile(0.99, sum by (le) (rate(a_bucket{x=\"1{,}\", y!~'.*'}[5m:1m])))"
                        + " > 1e6 and on () b offset 10m unless avg(c) * -2 or bool_metric == bool 1");

        assertThat(asked.selectors())
                .containsExactly(
                        new Promql.Selector("a_bucket", Set.of("x", "y")),
                        new Promql.Selector("b", Set.of()),
                        new Promql.Selector("c", Set.of()),
                        new Promql.Selector("bool_metric", Set.of()));
        assertThat(asked.made()).isEmpty();
    }

    @Test
    void labelsOfListsAreFoundBeforeAndBehindAnAggregation() {
        Promql.Asked asked = Promql.ask("sum by (a, b) (x) / on (c) group_left (d) sum(y) without (e) * group_right z");

        assertThat(asked.lists()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(asked.selectors()).extracting(Promql.Selector::metric).containsExactly("x", "y", "z");
    }

    @Test
    void aLabelThatAnExpressionMakesIsFoundAlsoInsideAnother() {
        Promql.Asked asked = Promql.ask("label_replace(label_replace(x, \"inner\", \"$1\", \"from\", \"(.*)\"), "
                + "\"outer\", \"\", \"\", \"\")");

        assertThat(asked.made()).containsExactlyInAnyOrder("inner", "outer");
    }

    @Test
    void whatIsNoPromqlIsRefused() {
        assertThatThrownBy(() -> Promql.ask("rate(x[$__rate_interval]) > $threshold"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Promql.ask("{job=\"x\"}")).isInstanceOf(IllegalArgumentException.class);
    }
}
