// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which links of a cluster are let in. They are taken in the order of their stamps, and one with which a person would
 * have too many seen ids is refused: a person that grows for ever is a mistake in somebody's code, and would slow
 * everybody.
 *
 * @param accepted those that join
 * @param refused those that don't
 */
record Admission(List<Link> accepted, List<Link> refused) {

    /**
     * Lets links in.
     *
     * @param members all identifiers that the links name
     * @param cap the most seen ids of one person
     */
    static Admission of(Map<Identifier, Member> members, Collection<Link> links, int cap) {
        if (members.values().stream().filter(Member::seen).count() <= cap) {
            return new Admission(List.copyOf(links), List.of());
        }
        Door door = new Door(members, cap);
        links.stream().sorted(Comparator.comparing(Link::stamp)).forEach(door::take);
        return new Admission(door.accepted, door.refused);
    }

    private static final class Door {

        private final Groups groups;
        private final Map<Identifier, Integer> seen = new HashMap<>();
        private final int cap;
        private final List<Link> accepted = new ArrayList<>();
        private final List<Link> refused = new ArrayList<>();

        Door(Map<Identifier, Member> members, int cap) {
            this.groups = new Groups(members.keySet());
            this.cap = cap;
            members.forEach((identifier, member) -> seen.put(identifier, member.seen() ? 1 : 0));
        }

        void take(Link link) {
            Set<Identifier> roots = new HashSet<>();
            link.identifiers().forEach(identifier -> roots.add(groups.root(identifier)));
            int together =
                    roots.stream().mapToInt(root -> seen.getOrDefault(root, 0)).sum();
            if (together > cap) {
                refused.add(link);
                return;
            }
            accepted.add(link);
            groups.join(link);
            seen.put(groups.root(link.user()), together);
        }
    }
}
