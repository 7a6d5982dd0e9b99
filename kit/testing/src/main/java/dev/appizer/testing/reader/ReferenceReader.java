// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Erasure;
import dev.appizer.testing.history.Identifier;
import dev.appizer.testing.history.Message;
import dev.appizer.testing.history.Unalias;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Answers, from the set of all accepted messages, what every query must answer once the pipeline has caught up.
 *
 * <p>Immutable; for the state after a part of a history, make one of that part.
 */
public final class ReferenceReader {

    /** The cap of a cluster unless an operator sets another. */
    public static final int USUAL_CAP = 1_000;

    private final Deduplication deduplication;
    private final Links links;
    private final Clusters clusters;
    private final List<Entry> entries;
    private final SortedMap<Identifier, Person> people;

    private ReferenceReader(Deduplication deduplication, Collection<Unalias> unaliases, Erasures erasures, int cap) {
        this.deduplication = deduplication;
        List<Entry> all = deduplication.kept().stream().map(Entry::of).sorted().toList();
        this.entries = all.stream()
                .filter(entry -> entry.owner()
                        .filter(owner -> erasures.cover(owner, entry.stamp()))
                        .isEmpty())
                .toList();
        this.links = Links.of(entries, unaliases, erasures);
        this.clusters = Clusters.of(all, links, erasures, cap);
        this.people = people();
    }

    /**
     * Reads everything that was accepted.
     *
     * @param arrived accepted messages in the order in which they arrived, which matters for repeats only
     * @param unaliases accepted commands, in any order
     * @param cap the most seen ids of a cluster
     */
    public static ReferenceReader of(List<Message> arrived, Collection<Unalias> unaliases, int cap) {
        return of(arrived, unaliases, List.of(), cap);
    }

    /**
     * Reads everything that was accepted.
     *
     * @param erasures one for each identifier of a person that was erased
     */
    public static ReferenceReader of(
            List<Message> arrived, Collection<Unalias> unaliases, Collection<Erasure> erasures, int cap) {
        return new ReferenceReader(Deduplication.of(arrived), unaliases, new Erasures(erasures), cap);
    }

    public static ReferenceReader of(List<Message> arrived) {
        return of(arrived, List.of(), USUAL_CAP);
    }

    /** All messages of one person, in event order, then folded. System events are nobody's; an alias makes no profile. */
    private SortedMap<Identifier, Person> people() {
        Map<Identifier, List<Entry>> grouped = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.isEvent() || entry.isIdentify()) {
                entry.owner()
                        .map(clusters::canonicalOf)
                        .ifPresent(owner -> grouped.computeIfAbsent(owner, id -> new ArrayList<>())
                                .add(entry));
            }
        }
        SortedMap<Identifier, Person> folded = new TreeMap<>();
        grouped.forEach((owner, own) ->
                folded.put(owner, Person.of(Identity.of(owner, clusters.seenWith(owner)), own)));
        return folded;
    }

    public Deduplication deduplication() {
        return deduplication;
    }

    /** Every id that an accepted call named as its user or anonymous id, sorted. */
    public SortedSet<Identifier> seen() {
        return new TreeSet<>(clusters.seen());
    }

    /** The canonical identifier; itself for one that nothing links, seen or not. */
    public Identifier canonicalOf(Identifier id) {
        return clusters.canonicalOf(id);
    }

    /** Empty for an id that was never seen, and so for phantoms. */
    public Optional<Identity> identity(Identifier id) {
        return clusters.seen().contains(id)
                ? Optional.of(Identity.of(clusters.canonicalOf(id), clusters.seenWith(id)))
                : Optional.empty();
    }

    /** Looked up as a user id first, then as an anonymous id. */
    public Optional<Identity> identity(String id) {
        return identity(Identifier.user(id)).or(() -> identity(Identifier.anonymous(id)));
    }

    /** Every profile by its canonical identifier, without computed traits. */
    public SortedMap<Identifier, Profile> profiles() {
        SortedMap<Identifier, Profile> profiles = new TreeMap<>();
        people.forEach((id, person) -> profiles.put(id, Profile.of(person, Map.of())));
        return profiles;
    }

    /** Every profile by its canonical identifier, with the computed traits as they are at an instant. */
    public SortedMap<Identifier, Profile> profiles(Definitions definitions, Instant now) {
        SortedMap<Identifier, Profile> profiles = new TreeMap<>();
        views(definitions, now)
                .forEach((id, view) -> profiles.put(id, Profile.of(view.person(), view.computedTraits())));
        return profiles;
    }

    /**
     * Who is in a segment at an instant.
     *
     * @param segment its definition: {@code {"filters":[…]}} or {@code {"condition":{…}}}
     * @param definitions what it may refer to
     * @throws IllegalArgumentException if it is malformed or refers to an unknown segment
     */
    public SortedSet<Identifier> members(String segment, Definitions definitions, Instant now) {
        Condition condition = ConditionParser.segment(segment);
        definitions.checkReferences(condition, null);
        return members(condition, views(definitions, now));
    }

    public SortedSet<Identifier> members(String segment, Instant now) {
        return members(segment, Definitions.none(), now);
    }

    /** The members of every defined segment at an instant, by its id. */
    public SortedMap<String, SortedSet<Identifier>> memberships(Definitions definitions, Instant now) {
        SortedMap<Identifier, View> views = views(definitions, now);
        SortedMap<String, SortedSet<Identifier>> memberships = new TreeMap<>();
        definitions.segmentIds().forEach(id -> memberships.put(id, members(definitions.segment(id), views)));
        return memberships;
    }

    private SortedMap<Identifier, View> views(Definitions definitions, Instant now) {
        SortedMap<Identifier, View> views = new TreeMap<>();
        people.forEach((id, person) -> views.put(id, View.of(person, now, definitions)));
        return views;
    }

    private static SortedSet<Identifier> members(Condition condition, SortedMap<Identifier, View> views) {
        SortedSet<Identifier> members = new TreeSet<>();
        views.forEach((id, view) -> {
            if (condition.holds(view)) {
                members.add(id);
            }
        });
        return members;
    }

    /** The claims refused because another claim or an alias came first, where they would join others. */
    public List<Refusal> refusedClaims() {
        return links.refused().stream()
                .filter(claim -> !canonicalOf(Identifier.user(claim.userId()))
                        .equals(canonicalOf(Identifier.anonymous(claim.anonymousId()))))
                .map(claim -> new Refusal(claim.userId(), claim.anonymousId()))
                .toList();
    }

    /** The aliases and claims refused because their cluster would have been too large, in the order of their stamps. */
    public List<Refusal> refusedForCap() {
        return clusters.overCap().stream().map(Refusal::of).toList();
    }

    /** How often each event happened, by name, system events included. */
    public SortedMap<String, Long> eventCounts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        entries.stream()
                .filter(Entry::isEvent)
                .forEach(entry -> counts.merge(entry.event().name(), 1L, Long::sum));
        return counts;
    }

    /** A join that was refused: of {@code userId} with the anonymous or previous id {@code named}. */
    public record Refusal(String userId, String named) {
        static Refusal of(Link link) {
            return new Refusal(
                    link.userId(), link.ends().get(link.ends().size() - 1).id());
        }
    }
}
