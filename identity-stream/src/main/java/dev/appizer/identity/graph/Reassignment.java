// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a cluster comes to: its persons, who was assigned anew, and who moves from where.
 *
 * @param clusters every identifier is in exactly one; no link, refused or not, leads from one to another
 * @param persons every identifier is in exactly one
 * @param refused the links that were not let in
 * @param members what is now known of each identifier
 * @param assigned those of them whose assignment is new
 * @param moves one for each pair of persons between which identifiers move
 */
public record Reassignment(
        List<Set<Identifier>> clusters,
        List<Person> persons,
        Set<Link> refused,
        Map<Identifier, Member> members,
        List<Identifier> assigned,
        List<Move> moves) {

    /**
     * Computes it.
     *
     * @param version of new assignments: above every version that any of the identifiers has
     * @param cap the most seen ids of one person
     */
    public static Reassignment of(Cluster cluster, long version, int cap) {
        List<Link> links = cluster.links();
        Admission admission = Admission.of(cluster.members(), links, cap);
        List<Person> persons = Persons.of(cluster.members().keySet(), admission.accepted());
        Builder builder = new Builder(version);
        for (Person person : persons) {
            for (Identifier identifier : person.identifiers()) {
                Member before = cluster.members().getOrDefault(identifier, Member.unlinked(identifier));
                builder.place(identifier, before, person);
            }
        }
        return new Reassignment(
                clusters(cluster, links, admission, persons),
                persons,
                Set.copyOf(admission.refused()),
                builder.members,
                builder.assigned,
                builder.moves());
    }

    private static List<Set<Identifier>> clusters(
            Cluster cluster, List<Link> links, Admission admission, List<Person> persons) {
        return admission.refused().isEmpty()
                ? persons.stream().map(Person::identifiers).toList()
                : List.copyOf(Groups.of(cluster.members().keySet(), links).all().values());
    }

    private static final class Builder {

        private final long version;
        private final Map<Identifier, Member> members = new LinkedHashMap<>();
        private final List<Identifier> assigned = new ArrayList<>();
        private final Map<Route, List<Identifier>> routes = new LinkedHashMap<>();

        private Builder(long version) {
            this.version = version;
        }

        /** Who stays where it is keeps its version; who was never assigned is, even to itself. */
        private void place(Identifier identifier, Member before, Person person) {
            boolean moves = !before.canonical().equals(person.canonical());
            if (!moves && before.version() > 0) {
                members.put(identifier, before);
                return;
            }
            members.put(identifier, new Member(person.canonical(), version, before.seen()));
            assigned.add(identifier);
            if (moves) {
                Route route = new Route(before.canonical(), person);
                routes.computeIfAbsent(route, same -> new ArrayList<>()).add(identifier);
            }
        }

        private List<Move> moves() {
            List<Move> moves = new ArrayList<>();
            routes.forEach((route, identifiers) -> moves.add(route.move(identifiers, version)));
            return moves;
        }
    }

    private record Route(Identifier from, Person to) {

        Move move(List<Identifier> identifiers, long version) {
            return new Move(from, to.canonical(), identifiers, to.identifiers().contains(from), version);
        }
    }
}
