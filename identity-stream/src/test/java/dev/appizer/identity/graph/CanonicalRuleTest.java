// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import static dev.appizer.identity.graph.Given.alias;
import static dev.appizer.identity.graph.Given.anonymous;
import static dev.appizer.identity.graph.Given.claim;
import static dev.appizer.identity.graph.Given.repeated;
import static dev.appizer.identity.graph.Given.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalRuleTest {

    private record Case(String why, List<Alias> aliases, List<Claim> claims, Identifier canonical) {

        Set<Identifier> group() {
            Set<Identifier> group = new HashSet<>(Set.of(canonical));
            aliases.forEach(alias -> group.addAll(alias.identifiers()));
            claims.forEach(claim -> group.addAll(List.of(claim.user(), claim.anonymous())));
            return group;
        }

        @Override
        public String toString() {
            return why;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCanonicalIdIsTheOneThatTheRuleSays(Case given) {
        assertThat(CanonicalRule.choose(given.group(), given.aliases, given.claims))
                .isEqualTo(given.canonical);
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("alone, an anonymous id names itself", List.of(), List.of(), anonymous("a")),
                new Case("alone, a user names itself", List.of(), List.of(), user("u")),
                new Case("an alias names its user", List.of(alias("z", "u", 1)), List.of(), user("u")),
                new Case(
                        "the end of a chain, whatever came last",
                        List.of(alias("b", "c", 1), alias("a", "b", 2)),
                        List.of(),
                        user("c")),
                new Case(
                        "of two ends the one of the latest event time",
                        List.of(alias("a", "u", 1, 50), alias("a", "v", 2, 40)),
                        List.of(),
                        user("u")),
                new Case(
                        "of two ends at the same event time the one of the latest stamp",
                        List.of(alias("a", "u", 1, 50), alias("a", "v", 2, 50)),
                        List.of(),
                        user("v")),
                new Case(
                        "a repeat counts by its latest moment",
                        List.of(repeated("a", "u", 1, 9), alias("a", "v", 5)),
                        List.of(),
                        user("u")),
                new Case(
                        "a later alias of a user that was aliased away does not count",
                        List.of(alias("b", "c", 1), alias("a", "b", 9), alias("a", "d", 5)),
                        List.of(),
                        user("d")),
                new Case(
                        "an alias beats every claim",
                        List.of(alias("z", "u", 9)),
                        List.of(claim("a", "b", 1), claim("a", "u", 2)),
                        user("u")),
                new Case(
                        "without an alias about those that are left, the earliest claim",
                        List.of(),
                        List.of(claim("x", "v", 7), claim("y", "u", 8)),
                        user("v")),
                new Case(
                        "of a cycle the user of the latest alias",
                        List.of(alias("u", "v", 1), alias("v", "u", 2)),
                        List.of(claim("a", "v", 0)),
                        user("u")),
                new Case(
                        "of a cycle, by event time first",
                        List.of(alias("u", "v", 1, 9), alias("v", "u", 2, 3)),
                        List.of(),
                        user("v")),
                new Case(
                        "beside a cycle, a user that claims and was not aliased away",
                        List.of(alias("u", "v", 1), alias("v", "u", 2)),
                        List.of(claim("u", "w", 0)),
                        user("w")));
    }

    @ParameterizedTest
    @MethodSource("leastTexts")
    void withoutALinkAboutThemItIsTheLeastText(Set<Identifier> group, Identifier least) {
        assertThat(CanonicalRule.choose(group, List.of(), List.of())).isEqualTo(least);
    }

    static Stream<Arguments> leastTexts() {
        return Stream.of(
                Arguments.of(Set.of(user("v"), user("u"), anonymous("a")), user("u")),
                Arguments.of(Set.of(user("10"), user("9")), user("10")),
                Arguments.of(Set.of(anonymous("b"), anonymous("a")), anonymous("a")));
    }
}
