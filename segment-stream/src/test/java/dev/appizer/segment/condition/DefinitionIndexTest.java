// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import static dev.appizer.segment.condition.ConditionTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.filter.PropertyPath;
import dev.appizer.segment.condition.Dependency.Anonymity;
import dev.appizer.segment.condition.Dependency.AnyEvent;
import dev.appizer.segment.condition.Dependency.Event;
import dev.appizer.segment.condition.Dependency.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefinitionIndexTest {

    private static final Condition IN_OSLO =
            read("{\"filters\":[{\"property\":\"address.city\",\"operator\":\"equals\",\"value\":\"Oslo\"}]}");
    private static final Condition NEW =
            read("{\"filters\":[{\"property\":\"firstSeen\",\"operator\":\"after\",\"value\":\"2026-01-01\"}]}");
    private static final Condition NEVER_BOUGHT =
            read("{\"condition\":{\"not\":{\"event\":\"purchase\",\"operator\":\"greaterThan\",\"value\":0}}}");
    private static final Condition KNOWN_BUYER = read("""
            {"condition":{"all":[{"property":"anonymous","operator":"equals","value":false},
              {"any":[{"event":"purchase","operator":"equals","value":1},
                      {"property":"plan","operator":"exists"}]}]}}""");

    private final DefinitionIndex index =
            index(Map.of("oslo", IN_OSLO, "new", NEW, "never-bought", NEVER_BOUGHT, "known-buyer", KNOWN_BUYER));

    @Test
    void aConditionDependsOnAllThatItsFiltersLookAt() {
        assertThat(KNOWN_BUYER.dependencies(Catalog.EMPTY))
                .containsExactlyInAnyOrder(new Anonymity(), new Event("purchase"), new Trait("plan"));
    }

    @Test
    void aPathDependsOnEveryKeyThatCouldAnswer() {
        assertThat(IN_OSLO.dependencies(Catalog.EMPTY))
                .containsExactlyInAnyOrder(new Trait("address.city"), new Trait("address"));
    }

    @Test
    void aBuiltInIsNoTrait() {
        assertThat(NEW.dependencies(Catalog.EMPTY)).containsExactly(new AnyEvent());
        assertThat(Dependency.on(new PropertyPath("firstSeen.page"), Catalog.EMPTY))
                .containsExactly(new Trait("firstSeen.page"));
    }

    @Test
    void onlyDefinitionsThatLookAtTheChangeAreAffected() {
        assertThat(index.affectedBy(List.of(new Event("purchase")))).containsExactly("known-buyer", "never-bought");
        assertThat(index.affectedBy(List.of(new Event("login"), new AnyEvent())))
                .containsExactly("new");
        assertThat(index.affectedBy(List.of(new Trait("address"), new Trait("plan"))))
                .containsExactly("known-buyer", "oslo");
        assertThat(index.affectedBy(List.of(new Trait("firstSeen"), new Trait("city"))))
                .isEmpty();
    }

    @Test
    void whatIsNotAffectedIsNotTouched() {
        Map<String, Condition> many = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            many.put("idle-" + i, did("event-" + i));
        }
        many.put("busy", IN_OSLO);

        assertThat(index(many).affectedBy(List.of(new Trait("address")))).containsExactly("busy");
    }

    private static DefinitionIndex index(Map<String, Condition> conditions) {
        Map<String, Set<Dependency>> dependencies = new HashMap<>();
        conditions.forEach((id, condition) -> dependencies.put(id, condition.dependencies(Catalog.EMPTY)));
        return DefinitionIndex.of(dependencies, Set.of());
    }

    private static Condition did(String event) {
        return read("{\"condition\":{\"event\":\"" + event + "\",\"operator\":\"greaterThan\",\"value\":0}}");
    }
}
