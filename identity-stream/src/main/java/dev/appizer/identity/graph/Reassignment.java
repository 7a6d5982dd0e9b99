// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a cluster comes to: its persons, who was assigned anew, and who moves from where.
 *
 * @param persons every identifier of the cluster is in exactly one
 * @param members what is now known of each identifier
 * @param assigned those of them whose assignment is new
 * @param moves one for each pair of persons between which identifiers move
 */
public record Reassignment(
        List<Person> persons, Map<Identifier, Member> members, List<Identifier> assigned, List<Move> moves) {

    /** A new assignment's version is above all earlier ones in the cluster, so it rises for each identifier. */
    public static Reassignment of(Cluster cluster) {
        List<Person> persons = Persons.of(cluster.members().keySet(), cluster.aliases(), cluster.activeClaims());
        long version = 1
                + cluster.members().values().stream()
                        .mapToLong(Member::version)
                        .max()
                        .orElse(0);
        Builder builder = new Builder(version);
        for (Person person : persons) {
            for (Identifier identifier : person.identifiers()) {
                Member before = cluster.members().getOrDefault(identifier, Member.unlinked(identifier));
                builder.place(identifier, before, person);
            }
        }
        return new Reassignment(persons, builder.members, builder.assigned, builder.moves());
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
