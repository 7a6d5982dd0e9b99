// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import static dev.appizer.analytics.question.json.Bodies.body;
import static dev.appizer.analytics.question.json.Bodies.onlyProblem;
import static dev.appizer.analytics.question.json.Bodies.trend;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.question.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldReaderTest {

    private static Field field(String name) {
        return trend("\"groupBy\":[\"" + name + "\"]").groupBy().get(0);
    }

    @Test
    void aNameIsThatOfAProperty() {
        assertThat(field("plan")).isEqualTo(new Field.Property("plan", "plan"));
        assertThat(field("address.city")).isEqualTo(new Field.Property("address.city", "address.city"));
        assertThat(field("events")).isEqualTo(new Field.Property("events", "events"));
        assertThat(field("traits")).isEqualTo(new Field.Property("traits", "traits"));
        assertThat(field("segments")).isEqualTo(new Field.Property("segments", "segments"));
        assertThat(field("properties")).isEqualTo(new Field.Property("properties", "properties"));
    }

    @Test
    void otherFieldsAreToldByHowTheyBegin() {
        assertThat(field("event")).isEqualTo(new Field.EventName());
        assertThat(field("traits.address.city")).isEqualTo(new Field.Trait("address.city"));
        assertThat(field("segments.high-value.2024")).isEqualTo(new Field.InSegment("high-value.2024"));
    }

    @Test
    void aPropertyThatIsNamedLikeAnotherFieldIsAskedForByItsPlace() {
        assertThat(field("properties.event")).isEqualTo(new Field.Property("properties.event", "event"));
        assertThat(field("properties.traits.plan"))
                .isEqualTo(new Field.Property("properties.traits.plan", "traits.plan"));
        assertThat(field("properties.properties.a"))
                .isEqualTo(new Field.Property("properties.properties.a", "properties.a"));
    }

    @Test
    void everyFieldIsNamedAsItWasWritten() {
        for (String name : new String[] {"plan", "event", "traits.plan", "segments.paying", "properties.event"}) {
            assertThat(field(name).name()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "traits.",
                "properties.",
                "properties. ",
                "segments.",
                "segments.Paying",
                "segments.-a",
                "segments.a b"
            })
    void aNameOfNothingIsReported(String name) {
        assertThat(onlyProblem(QuestionJson::trend, body("\"groupBy\":[\"" + name + "\"]"))
                        .pointer())
                .isEqualTo("/groupBy/0");
    }

    @Test
    void namesHaveAtMost255Characters() {
        assertThat(field("n".repeat(255)).name()).hasSize(255);
        assertThat(onlyProblem(QuestionJson::trend, body("\"groupBy\":[\"" + "n".repeat(256) + "\"]"))
                        .pointer())
                .isEqualTo("/groupBy/0");
    }

    @Test
    void segmentsHaveAtMost64Characters() {
        assertThat(field("segments." + "s".repeat(64))).isEqualTo(new Field.InSegment("s".repeat(64)));
        assertThat(onlyProblem(QuestionJson::trend, body("\"groupBy\":[\"segments." + "s".repeat(65) + "\"]"))
                        .message())
                .contains("properties.segments.");
    }
}
