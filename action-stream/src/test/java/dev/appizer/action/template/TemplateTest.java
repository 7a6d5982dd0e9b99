// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final ValueMap CONTEXT = object(
            "user",
            object("id", "u-1", "traits", object("firstName", "Zoë", "plan", "", "vip", true, "off", false, "a.b", 1L)),
            "event",
            object(
                    "name",
                    "Order Completed",
                    "properties",
                    object(
                            "total",
                            99.99,
                            "whole",
                            100.0,
                            "count",
                            3L,
                            "huge",
                            1e21,
                            "zero",
                            -0.0,
                            "tags",
                            new ValueList(List.of("a", 2L, true)),
                            "none",
                            new ValueList(List.of()),
                            "odd",
                            "<\"'&>\r\nBcc: {{user.id}}",
                            "items",
                            new ValueList(List.of(object("sku", "A", "n", 1L), object("sku", "B"))))));

    private static ValueMap object(Object... entries) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return Values.object(map);
    }

    private static String text(String template) {
        return Template.text(template).render(CONTEXT, Map.of());
    }

    @ParameterizedTest
    @CsvSource({"total,99.99", "whole,100", "count,3", "huge,1000000000000000000000", "zero,0", "tags,'a, 2, true'"})
    void writesValuesAsPeopleDo(String name, String written) {
        assertThat(text("{{ event.properties." + name + " }}")).isEqualTo(written);
    }

    @Test
    void findsPathsByTheLongestKey() {
        assertThat(text("{{user.traits.a.b}} {{event.name}}")).isEqualTo("1 Order Completed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.traits.plan",
                "user.traits.lastName",
                "event.properties.none",
                "event.properties.items",
                "event",
                "user.id.length",
                "user.class",
                "nothing"
            })
    void aMissingValueIsAFailureOrItsDefault(String name) {
        Template template = Template.text("Hi {{" + name + "}}");

        assertThatThrownBy(() -> template.render(CONTEXT, Map.of()))
                .isInstanceOfSatisfying(
                        MissingValueException.class,
                        missing -> assertThat(missing.variable()).isEqualTo(name));
        assertThat(template.render(CONTEXT, Map.of(name, "there"))).isEqualTo("Hi there");
    }

    @ParameterizedTest
    @CsvSource({"user.traits.vip,yes", "user.traits.off,no", "user.traits.plan,no", "user.traits.x,no", "event,yes"})
    void sectionsAskWhetherSomethingIsThere(String name, String answer) {
        String close = "{{/" + name + "}}";

        assertThat(text("{{#" + name + "}}yes" + close + "{{^" + name + "}}no" + close))
                .isEqualTo(answer);
    }

    @Test
    void sectionsRepeatForArraysAndKnowTheirItem() {
        String template = "{{#event.properties.items}}\n{{this.sku}}{{#this.n}}×{{.}}{{/this.n}} for {{user.id}}\n"
                + "{{/event.properties.items}}\n{{#event.properties.tags}}[{{.}}]{{/event.properties.tags}}";

        assertThat(text(template)).isEqualTo("A×1 for u-1\nB for u-1\n[a][2][true]");
    }

    @Test
    void whatAnItemLacksIsMissing() {
        assertThatThrownBy(() -> text("{{#event.properties.items}}{{this.n}}{{/event.properties.items}}"))
                .isInstanceOf(MissingValueException.class)
                .hasMessageContaining("this.n");
    }

    @Test
    void valuesAreNotTemplates() {
        assertThat(text("{{event.properties.odd}}")).isEqualTo("<\"'&>\r\nBcc: {{user.id}}");
    }

    @Test
    void escapesHtml() {
        assertThat(Template.html("<p title='{{event.properties.odd}}'>{{event.properties.odd}}</p>")
                        .render(CONTEXT, Map.of("x", "<")))
                .doesNotContain("<\"")
                .startsWith("<p title='&lt;&quot;&#39;&amp;&gt;");
    }

    @Test
    void aHeaderIsOneLine() {
        assertThat(Template.header("Re: {{event.properties.odd}}").render(CONTEXT, Map.of()))
                .isEqualTo("Re: <\"'&> Bcc: {{user.id}}");
    }

    @Test
    void jsonHoldsTextInStringsAndValuesElsewhere() {
        String template =
                "{\"s\":\"{{event.properties.odd}} {{event.properties.whole}}\",\"n\":{{event.properties.whole}},"
                        + "\"l\":[{{event.properties.items}},{{user.id}}],\"o\":{\"t\":{{event.properties.total}}}}";

        assertThat(Template.json(template).render(CONTEXT, Map.of()))
                .isEqualTo("{\"s\":\"<\\\"'&>\\r\\nBcc: {{user.id}} 100\",\"n\":100,"
                        + "\"l\":[[{\"n\":1,\"sku\":\"A\"},{\"sku\":\"B\"}],\"u-1\"],\"o\":{\"t\":99.99}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{{user.id}}}",
                "{{&user.id}}",
                "{{=<% %>=}}",
                "{{> x}}",
                "{{<x}}{{/x}}",
                "{{",
                "{{user.id",
                "{{user.id}",
                "{{a {{b}}",
                "{{}}",
                "{{#}}",
                "{{#a}}",
                "{{/a}}",
                "{{#a}}{{#b}}{{/a}}{{/b}}",
                "{{a\nb}}",
                "{{a}b}}",
                "{{.}}",
                "{{this.x}}",
                "{{^a}}{{.}}{{/a}}",
                "{{# a }}{{/b}}"
            })
    void refusesWhatIsWrongOrReachesFurther(String template) {
        assertThatThrownBy(() -> Template.text(template)).isInstanceOf(InvalidTemplateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p class={{a}}>",
                "<{{a}}>",
                "<p {{a}}>",
                "<p =\"{{a}}\">",
                "<p=\"{{a}}\">",
                "<p a=b=\"{{a}}\">",
                "<p a\"{{a}}\">",
                "<p a='b'=\"{{a}}\">",
                "<!doctype \"{{a}}\">",
                "<script></scriptx>{{a}}",
                "<title><a b=\"</title><p b={{a}}>",
                "<textarea><{{a}}",
                "<p {{#a}}title='{{/a}}'>",
                "<{{#a}}b{{/a}}>",
                "<!-- {{a}} -->",
                "<script>x = '{{a}}'</script>",
                "<STYLE >{{a}}</STYLE>",
                "<p {{#a}}>{{/a}}",
                "<p title='a\" {{#a}}'>{{/a}}"
            })
    void refusesPlacesOfHtmlThatNoEscapingHelps(String template) {
        assertThatThrownBy(() -> Template.html(template)).isInstanceOf(InvalidTemplateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script></script>{{a}}",
                "<title>{{a}}</title><p a b/c='d'e = \"{{a}}\">{{a}}",
                "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"http://x\"><html>{{a}}",
                "<a href=x>{{a}}</a><a href=>{{a}}",
                "<script>a < b</script ><p>{{a}}",
                "<!-- > -->{{a}}",
                "a < b {{a}}",
                "<a href = \"{{a}}\" title='{{a}}'>{{a}}</a>",
                "<br/>{{a}}",
                "<!doctype html>{{a}}",
                "<p>{{#a}}<b>{{a}}</b>{{/a}}"
            })
    void knowsTheOtherPlacesOfHtml(String template) {
        assertThat(Template.html(template).variables()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\\{{a}}\":1}",
                "{\"a\\u{{a}}\":1}",
                "{{{a}}:1}",
                "{ {{a}}:1}",
                "{\"a\":1,{{a}}:1}",
                "{\"a\":1{{a}}}",
                "[{{a}}0]",
                "[{{a}}{{a}}]",
                "[1{{#a}}\"{{/a}}]",
                "[{{#a}}1,{{/a}}]",
                "{\"a\":1",
                "{{a}} {{a}}",
                ""
            })
    void refusesWhatMakesNoJson(String template) {
        assertThatThrownBy(() -> Template.json(template)).isInstanceOf(InvalidTemplateException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"x\":{{#u}}{{u}}{{/u}}{{^u}}{{v}}{{/u}}}|{\"x\":1}",
                "{\"x\":{{#v}}{{v}}{{/v}}{{^v}}null{{/v}}}|{\"x\":1}",
                "{\"x\":1{{#v}},\"y\":\"{{v}}\"{{/v}}}|{\"x\":1,\"y\":\"1\"}",
                "[0{{#v}},{{.}}{{/v}}]|[0,1]"
            })
    void jsonMayHaveSectionsWhereItStaysJson(String template, String json) {
        assertThat(Template.json(template).render(object("v", 1L), Map.of())).isEqualTo(json);
    }

    @Test
    void whatEscapesToNothingIsMissing() {
        Template subject = Template.header("Hi {{v}}");

        assertThatThrownBy(() -> subject.render(object("v", "\u0000\u0007"), Map.of()))
                .isInstanceOf(MissingValueException.class);
    }

    @Test
    void reportsEveryProblemWithItsPlace() {
        assertThatThrownBy(() -> Template.text("Hi\n {{{a}}} {{> b}}\n{{#c}}\n\n  {{/d}}"))
                .isInstanceOfSatisfying(
                        InvalidTemplateException.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(problem -> problem.line() + ":" + problem.column())
                                .containsExactly("2:2", "2:10", "5:3", "3:1"));
    }

    @Test
    void headersOfTwoLinesAreRefused() {
        assertThatThrownBy(() -> Template.header("a\r\nBcc: b")).isInstanceOf(InvalidTemplateException.class);
    }

    @Test
    void checksWhatMayBeMissing() {
        Known known = new Known(Set.of("user.id"), Set.of("user.traits.*"));
        Template template =
                Template.text("{{user.id}} {{user.traits.a}} {{user.traits.b}} {{usr.id}} {{user.traits.}}\n"
                        + "{{#user.traits.a}}{{user.traits.a}}{{this.x}}{{/user.traits.a}}");

        assertThat(template.variables())
                .containsExactly("user.id", "user.traits.a", "user.traits.b", "usr.id", "user.traits.");
        assertThat(template.check(known, Map.of("user.traits.b", "there")))
                .extracting(Problem::toString)
                .containsExactly(
                        "Line 1, column 13: user.traits.a may be missing: give it a default, or put it between"
                                + " {{#user.traits.a}} and {{/user.traits.a}}.",
                        "Line 1, column 49: There is no variable usr.id here: correct its name.",
                        "Line 1, column 60: There is no variable user.traits. here: correct its name.");
    }

    @Test
    void isBounded() {
        String deep = "{{#a}}".repeat(17) + "{{/a}}".repeat(17);
        ValueMap many = object("a", new ValueList(new ArrayList<>(Collections.nCopies(1000, "x".repeat(2000)))));

        assertThatThrownBy(() -> Template.text("x".repeat(1 << 20))).isInstanceOf(InvalidTemplateException.class);
        assertThatThrownBy(() -> Template.text("{{{".repeat(80_000))).isInstanceOf(InvalidTemplateException.class);
        assertThatThrownBy(() -> Template.text("{{#a}}".repeat(40_000))).isInstanceOf(InvalidTemplateException.class);
        assertThatThrownBy(() -> Template.text(deep)).isInstanceOf(InvalidTemplateException.class);
        assertThatThrownBy(() -> Template.text("{{#a}}{{#a}}{{/a}}{{/a}}").render(many, Map.of()))
                .isInstanceOf(RenderedTooLargeException.class);
        assertThatThrownBy(() -> Template.text("{{#a}}{{.}}{{/a}}").render(many, Map.of()))
                .isInstanceOf(RenderedTooLargeException.class);
        String silent = "{{#a}}" + "{{#b}}{{/b}}".repeat(1_000) + "{{/a}}";
        assertThatThrownBy(() -> Template.text(silent).render(many, Map.of()))
                .isInstanceOf(RenderedTooLargeException.class);
    }

    @Test
    void numbersInsideOfJsonValuesAreAsInText() {
        ValueMap context = object("v", new ValueList(List.of(100.0, 99.99, 3L, Double.NaN)));

        assertThat(Template.json("{{v}}").render(context, Map.of())).isEqualTo("[100,99.99,3,null]");
    }

    @Test
    void aWholeArrayOrObjectIsThereAsAValueOfJsonAlone() {
        Known known = new Known(Set.of(), Set.of("list", "other"), Set.of("list"));

        assertThat(Template.json("[{{list}}]").check(known, Map.of())).isEmpty();
        assertThat(Template.json("[\"{{list}}\"]").check(known, Map.of())).hasSize(1);
        assertThat(Template.json("[{{other}}]").check(known, Map.of())).hasSize(1);
        assertThat(Template.text("{{list}}").check(known, Map.of())).hasSize(1);
    }

    @Test
    void aDefaultIsJudgedByWhereItStands() {
        Known known = new Known(Set.of(), Set.of("list"));
        Map<String, Object> empty = Map.of("list", new ValueList(List.of()));

        assertThat(Template.json("{{list}}").check(known, empty)).isEmpty();
        assertThat(Template.json("{{list}}").render(Values.object(Map.of()), empty))
                .isEqualTo("[]");
        assertThat(Template.json("\"{{list}}\"").check(known, empty)).hasSize(1);
    }
}
