// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import dev.appizer.identity.control.ClusterView;
import dev.appizer.model.Values;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import dev.appizer.segment.store.Person;
import dev.appizer.testing.history.Identifier;
import dev.appizer.testing.reader.Definitions;
import dev.appizer.testing.reader.Identity;
import dev.appizer.testing.reader.ReferenceReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where everything ends, in a form in which the line and the reader can be compared.
 *
 * @param identities of every seen identifier: the canonical one and all that were seen with it
 * @param profiles by canonical identifier: the ids, the traits, the counts and the times
 * @param members of each segment
 * @param twice changes that repeat the one before of the same person and segment
 */
record Outcome(
        SortedMap<String, String> identities,
        SortedMap<String, String> profiles,
        SortedMap<String, SortedSet<String>> members,
        List<String> twice) {

    /** When all that was sent has happened, the future of the clients' clocks with it. */
    static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    static Outcome of(SimulatedLine line, ReferenceReader reader) {
        SortedMap<String, String> identities = new TreeMap<>();
        for (Identifier identifier : reader.seen()) {
            Optional<ClusterView> view = line.identity(identifier.toString());
            view.ifPresent(found ->
                    identities.put(identifier.toString(), found.canonical() + " " + new TreeSet<>(found.seen())));
        }
        SortedMap<String, String> profiles = new TreeMap<>();
        line.profiles().forEach((key, profile) -> profiles.put(key, shown(profile) + shown(line, line.person(key))));
        List<String> twice = new ArrayList<>();
        return new Outcome(identities, profiles, fold(line.changes(), twice), twice);
    }

    static Outcome of(ReferenceReader reader, Map<String, String> segments) {
        SortedMap<String, String> identities = new TreeMap<>();
        for (Identifier identifier : reader.seen()) {
            Identity identity = reader.identity(identifier).orElseThrow();
            SortedSet<String> seen = new TreeSet<>();
            identity.userIds().forEach(id -> seen.add("user:" + id));
            identity.anonymousIds().forEach(id -> seen.add("anonymous:" + id));
            identities.put(identifier.toString(), identity.canonical() + " " + seen);
        }
        SortedMap<String, String> profiles = new TreeMap<>();
        reader.profiles()
                .forEach((id, profile) -> profiles.put(
                        id.toString(),
                        profile.userIds() + " " + profile.anonymousIds() + " " + plain(profile.traits()) + " "
                                + profile.eventCounts() + " " + profile.firstSeen() + " " + profile.lastSeen()));
        return new Outcome(identities, profiles, members(reader, segments), List.of());
    }

    private static SortedMap<String, SortedSet<String>> members(ReferenceReader reader, Map<String, String> segments) {
        Definitions definitions = Definitions.none();
        for (Map.Entry<String, String> segment : segments.entrySet()) {
            definitions = definitions.withSegment(segment.getKey(), segment.getValue());
        }
        SortedMap<String, SortedSet<String>> members = new TreeMap<>();
        reader.memberships(definitions, LATER).forEach((segment, ids) -> {
            if (!ids.isEmpty()) {
                SortedSet<String> texts = members.computeIfAbsent(segment, same -> new TreeSet<>());
                ids.forEach(id -> texts.add(id.toString()));
            }
        });
        return members;
    }

    private static SortedMap<String, SortedSet<String>> fold(List<SegmentChange> changes, List<String> twice) {
        SortedMap<String, SortedSet<String>> members = new TreeMap<>();
        for (SegmentChange change : changes) {
            SortedSet<String> own = members.computeIfAbsent(change.getSegmentId(), same -> new TreeSet<>());
            String canonical = change.getCanonicalIdentifier();
            boolean differs = change.getTransition() == Transition.ENTERED ? own.add(canonical) : own.remove(canonical);
            if (!differs) {
                twice.add(change.toString());
            }
        }
        members.values().removeIf(SortedSet::isEmpty);
        return members;
    }

    private static String shown(Profile profile) {
        return profile.getUserIds() + " " + profile.getAnonymousIds() + " " + plain(profile.getTraits());
    }

    private static String shown(SimulatedLine line, Person person) {
        return " " + line.counts(person) + " " + person.firstSeen() + " " + person.lastSeen();
    }

    /** The same text for the same value, whatever holds it. */
    static String plain(@Nullable Object value) {
        if (value instanceof ValueMap map) {
            return plain(Values.entries(map));
        } else if (value instanceof ValueList list) {
            return plain(list.getItems());
        } else if (value instanceof Map<?, ?> map) {
            SortedMap<String, String> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put(String.valueOf(key), plain(inner)));
            return sorted.toString();
        } else if (value instanceof List<?> list) {
            return list.stream().map(Outcome::plain).toList().toString();
        }
        return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
    }
}
