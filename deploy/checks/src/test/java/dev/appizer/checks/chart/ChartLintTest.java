// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import dev.appizer.checks.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart is one, by Helm's own judgement, and speaks of the version that is built here. */
@WithHelm
class ChartLintTest {

    @Test
    void helmFindsNothingWrong() {
        LintResult result = new Helm(Checkout.CHART).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void helmFindsWhatIsWrong(@TempDir Path copy) throws IOException {
        ChartCopy.into(copy);
        Files.writeString(copy.resolve("templates/wrong.yaml"), "a: [");

        assertThat(new Helm(copy).lint().strict().call().isFailed()).isTrue();
    }

    @Test
    void theImagesAreThoseOfThisVersion() throws IOException {
        String pom = Files.readString(Checkout.file("pom.xml"));
        String version = Rendered.yaml(Files.readString(Checkout.CHART.resolve("Chart.yaml")))
                .path("appVersion")
                .asText();

        assertThat(pom).contains("<artifactId>appizer</artifactId>\n  <version>" + version + "</version>");
    }

    @Test
    void everyValueIsCommentedOrStandsBelowOneThatIs() throws IOException {
        String before = "";
        for (String line : Files.readAllLines(Checkout.CHART.resolve("values.yaml"))) {
            if (line.matches("[a-zA-Z]+:.*")) {
                boolean isGroup = line.endsWith(":");
                assertThat(isGroup || before.startsWith("#")).as(line).isTrue();
            }
            before = line;
        }
    }
}
