// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.model.Values;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TemplatePropertyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static String render(Template template, String value) {
        return template.render(Values.object(Map.of("v", value)), Map.of());
    }

    @Property
    void htmlStaysOneTextNode(@ForAll("anyText") String value) {
        Assume.that(!value.isBlank());

        String html = render(Template.html("<p title=\"{{v}}\">{{v}}</p>"), value);

        String escaped = html.substring(html.indexOf('>') + 1, html.length() - "</p>".length());
        assertThat(html).isEqualTo("<p title=\"" + escaped + "\">" + escaped + "</p>");
        assertThat(escaped).doesNotContain("<", ">", "\"", "'").doesNotContainPattern("&(?!(amp|lt|gt|quot|#\\w+);)");
    }

    @Property
    void jsonStaysValid(@ForAll("anyText") String value) throws JsonProcessingException {
        Assume.that(!value.isBlank());

        JsonNode json = JSON.readTree(render(Template.json("{\"a\":\"-{{v}}-\",\"b\":{{v}},\"c\":[1,{{v}}]}"), value));

        assertThat(json).hasSize(3);
        assertThat(json.path("a").textValue()).isEqualTo("-" + value + "-");
        assertThat(json.path("b").textValue()).isEqualTo(value);
        assertThat(json.path("c").path(1).textValue()).isEqualTo(value);
    }

    @Property
    void headersStayOneLine(@ForAll("anyText") String value) {
        assertThat(render(Template.header("a {{v}} b"), "v" + value)).doesNotContainPattern("[\\p{Cc}\\u2028\\u2029]");
    }

    @Property
    void textIsWrittenAsItIs(@ForAll("anyText") String value) {
        Assume.that(!value.isBlank());

        assertThat(render(Template.text("{ {{v}}}"), value)).isEqualTo("{ " + value + "}");
    }

    @Property(tries = 5_000)
    void whateverIsAcceptedRenders(@ForAll("templates") String text) {
        try {
            Template template = Template.text(text);
            template.render(Values.object(Map.of("a", "A", "b", "B")), Map.of());
        } catch (InvalidTemplateException | MissingValueException e) {
            assertThat(e).hasMessageMatching("(?s).*[.]");
        }
    }

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange('\0', '\u02ff')
                        .ofMinLength(1)
                        .ofMaxLength(30),
                Arbitraries.strings()
                        .withChars("<>\"'&;=`/\\\r\n{}\u2028a ")
                        .ofMinLength(1)
                        .ofMaxLength(30));
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of(
                        "{{", "}}", "{", "}", "#", "^", "/", "a", "b", "{{a}}", "{{#a}}", "{{/a}}", "{{^b}}", "{{/b}}",
                        "{{.}}", "\n", " ", "!", "\r\n", "{{!x}}")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
