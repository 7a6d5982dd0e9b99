// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups identifiers by the links between them. */
public final class Persons {

    private final Map<Identifier, Identifier> parents = new HashMap<>();

    private Persons(Collection<Identifier> identifiers) {
        identifiers.forEach(identifier -> parents.put(identifier, identifier));
    }

    /**
     * The persons that some identifiers are.
     *
     * @param identifiers all of them, linked or not
     * @param aliases the live ones between them
     * @param claims the active ones between them
     * @return one person for each group that links hold together, canonical ids decided
     */
    public static List<Person> of(
            Collection<Identifier> identifiers, Collection<Alias> aliases, Collection<Claim> claims) {
        Persons persons = new Persons(identifiers);
        aliases.forEach(alias -> alias.identifiers().forEach(other -> persons.join(alias.user(), other)));
        claims.forEach(claim -> persons.join(claim.user(), claim.anonymous()));
        Map<Identifier, Links> links = persons.linksByRoot(aliases, claims);
        List<Person> result = new ArrayList<>();
        persons.groups().forEach((root, group) -> {
            Links own = links.getOrDefault(root, Links.NONE);
            result.add(new Person(group, CanonicalRule.choose(group, own.aliases, own.claims)));
        });
        return result;
    }

    private Identifier root(Identifier identifier) {
        Identifier root = identifier;
        for (Identifier parent = parents.get(root); parent != null && !parent.equals(root); ) {
            root = parent;
            parent = parents.get(root);
        }
        parents.put(identifier, root);
        return root;
    }

    private void join(Identifier one, Identifier other) {
        parents.put(root(one), root(other));
    }

    private Map<Identifier, Set<Identifier>> groups() {
        Map<Identifier, Set<Identifier>> groups = new LinkedHashMap<>();
        List.copyOf(parents.keySet()).stream()
                .sorted()
                .forEach(identifier -> groups.computeIfAbsent(root(identifier), root -> new LinkedHashSet<>())
                        .add(identifier));
        return groups;
    }

    private Map<Identifier, Links> linksByRoot(Collection<Alias> aliases, Collection<Claim> claims) {
        Map<Identifier, Links> links = new HashMap<>();
        aliases.forEach(alias -> links.computeIfAbsent(root(alias.user()), root -> new Links())
                .aliases
                .add(alias));
        claims.forEach(claim -> links.computeIfAbsent(root(claim.user()), root -> new Links())
                .claims
                .add(claim));
        return links;
    }

    private record Links(List<Alias> aliases, List<Claim> claims) {

        static final Links NONE = new Links(List.of(), List.of());

        Links() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }
}
