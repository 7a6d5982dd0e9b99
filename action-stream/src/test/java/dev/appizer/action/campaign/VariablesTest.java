// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.template.Known;
import dev.appizer.action.template.Template;
import dev.appizer.model.Values;
import dev.appizer.schemas.ValueMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariablesTest {

    private static final Action ACTION = new Action.SendRecord("t", Optional.empty(), Optional.empty());

    static Stream<Trigger> triggers() {
        return Stream.of(Occasions.ON_ENTRY, Occasions.ON_EXIT, Occasions.ON_EVENT, Occasions.ON_ANSWER);
    }

    private static ValueMap values(Trigger trigger, Person person) {
        return VariableValues.of(Occasions.of(trigger, ACTION, person));
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void whatIsAlwaysThereIsThereForWhoeverHasNothing(Trigger trigger) {
        Known known = Variables.of(trigger);
        ValueMap values = values(trigger, People.anonymous());

        known.always()
                .forEach(name -> assertThat(Template.text("{{" + name + "}}").render(values, Map.of()))
                        .describedAs(name)
                        .isNotBlank());
        known.whole()
                .forEach(name -> assertThat(Template.json("{{" + name + "}}").render(values, Map.of()))
                        .describedAs(name)
                        .matches("[\\[{].*"));
    }

    /** Else a template could not ask for it. */
    @ParameterizedTest
    @MethodSource("triggers")
    void whatIsThereIsKnown(Trigger trigger) {
        Known known = Variables.of(trigger);
        Set<String> there = new HashSet<>();
        Values.entries(values(trigger, People.known("{'a':1}", "{'b':2}", "s"))).forEach((group, value) -> {
            Values.entries((ValueMap) value).keySet().forEach(name -> there.add(group + "." + name));
        });

        assertThat(there).hasSizeGreaterThan(5).allMatch(known::has);
        assertThat(Stream.of("user.id", "change.segment", "event.name", "query.value")
                        .filter(known::has))
                .isEqualTo(Stream.of("user.id", "change.segment", "event.name", "query.value")
                        .filter(there::contains)
                        .toList());
    }
}
