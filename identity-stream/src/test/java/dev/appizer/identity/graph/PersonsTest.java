// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import static dev.appizer.identity.graph.Given.alias;
import static dev.appizer.identity.graph.Given.anonymous;
import static dev.appizer.identity.graph.Given.claim;
import static dev.appizer.identity.graph.Given.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Identifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonsTest {

    private static final Set<Identifier> IDS =
            Set.of(user("u"), user("v"), user("x"), anonymous("x"), anonymous("a"), anonymous("b"));

    @Test
    void withoutLinksEveryIdentifierIsSomebody() {
        assertThat(Persons.of(IDS, List.of()))
                .hasSize(IDS.size())
                .allSatisfy(person -> assertThat(person.identifiers()).containsExactly(person.canonical()));
    }

    @Test
    void anAliasJoinsTheUserAndTheAnonymousOfThePreviousId() {
        assertThat(Persons.of(IDS, List.of(alias("x", "u", 1))))
                .contains(new Person(Set.of(user("u"), user("x"), anonymous("x")), user("u")))
                .hasSize(4);
    }

    @Test
    void aClaimJoinsTheAnonymousIdAndNotTheUserOfTheSameText() {
        assertThat(Persons.of(IDS, List.of(claim("x", "u", 1))))
                .contains(
                        new Person(Set.of(user("u"), anonymous("x")), user("u")),
                        new Person(Set.of(user("x")), user("x")))
                .hasSize(5);
    }

    @Test
    void linksHoldTogetherInChains() {
        List<Link> links = List.of(claim("a", "u", 1), claim("b", "v", 2), alias("v", "u", 3), alias("x", "v", 4));

        assertThat(Persons.of(IDS, links))
                .contains(new Person(
                        Set.of(
                                user("u"),
                                user("v"),
                                user("x"),
                                anonymous("x"),
                                anonymous("v"),
                                anonymous("a"),
                                anonymous("b")),
                        user("u")))
                .hasSize(1);
    }

    @Test
    void linksOfOnePersonDoNotNameAnother() {
        List<Person> persons = Persons.of(IDS, List.of(alias("a", "u", 1), alias("b", "v", 9), claim("x", "x", 0)));

        assertThat(persons).extracting(Person::canonical).containsExactlyInAnyOrder(user("u"), user("v"), user("x"));
    }
}
