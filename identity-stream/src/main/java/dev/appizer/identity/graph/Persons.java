// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The persons that some identifiers are, by the links between them. */
final class Persons {

    private Persons() {}

    /**
     * Groups identifiers and names each group.
     *
     * @param identifiers all of them, linked or not
     * @param links those between them that count
     * @return one person for each group that links hold together, canonical ids decided
     */
    static List<Person> of(Collection<Identifier> identifiers, Collection<Link> links) {
        Groups groups = Groups.of(identifiers, links);
        Map<Identifier, List<Alias>> aliases = new HashMap<>();
        Map<Identifier, List<Claim>> claims = new HashMap<>();
        for (Link link : links) {
            Identifier root = groups.root(link.user());
            if (link instanceof Alias alias) {
                aliases.computeIfAbsent(root, same -> new ArrayList<>()).add(alias);
            } else if (link instanceof Claim claim) {
                claims.computeIfAbsent(root, same -> new ArrayList<>()).add(claim);
            }
        }
        List<Person> persons = new ArrayList<>();
        groups.all()
                .forEach((root, group) -> persons.add(
                        person(group, aliases.getOrDefault(root, List.of()), claims.getOrDefault(root, List.of()))));
        return persons;
    }

    private static Person person(Set<Identifier> group, List<Alias> aliases, List<Claim> claims) {
        return new Person(group, CanonicalRule.choose(group, aliases, claims));
    }
}
