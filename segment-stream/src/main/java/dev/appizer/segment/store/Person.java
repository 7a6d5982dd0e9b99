// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.model.Moment;
import dev.appizer.segment.condition.Facts;
import dev.appizer.segment.rows.RegisterRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A person as the rows say it: of all identifiers whose contributions belong to one canonical identifier. It reads when
 * asked and remembers traits and counts, since many conditions ask for the same; so it is for one look at one state.
 */
public final class Person implements Facts {

    private final String canonical;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> contributions;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> history;
    private final SortedMap<String, RegisterRow> here;
    private final Map<String, Optional<Object>> traits = new HashMap<>();
    private final Map<String, Map<String, Tally>> tallies = new HashMap<>();
    private final Map<String, Map<String, RememberedEvents>> remembered = new HashMap<>();
    private @Nullable Tally seen;

    public Person(
            String canonical,
            ReadOnlyKeyValueStore<Bytes, byte[]> contributions,
            ReadOnlyKeyValueStore<Bytes, byte[]> history) {
        this.canonical = canonical;
        this.contributions = contributions;
        this.history = history;
        this.here = ContributionStore.here(contributions, canonical);
    }

    /** A profile exists once an event or an identify belongs to it. */
    public boolean exists() {
        return here.values().stream().anyMatch(RegisterRow::getContent);
    }

    public String canonical() {
        return canonical;
    }

    /** The identifiers whose contributions belong here. */
    public Set<String> identifiers() {
        return here.keySet();
    }

    /** The ids of one kind that were seen, sorted. */
    public List<String> ids(Identifier.Kind kind) {
        return here.entrySet().stream()
                .filter(entry -> entry.getValue().getSeen())
                .map(entry -> Identifier.parse(entry.getKey()))
                .filter(identifier -> identifier.kind() == kind)
                .map(Identifier::id)
                .sorted()
                .toList();
    }

    @Override
    public boolean anonymous() {
        return !Identifier.parse(canonical).isUser();
    }

    @Override
    public @Nullable Object trait(String topLevelKey) {
        return traits.computeIfAbsent(
                        topLevelKey,
                        name -> Optional.ofNullable(TraitWrite.latest(contributions, canonical, identifiers(), name))
                                .map(TraitWrite::value))
                .orElse(null);
    }

    /**
     * The traits that have a value, by name. Whoever was joined of many may have more of them than a profile holds: the
     * first by name are shown.
     */
    public SortedMap<String, Object> traits() {
        SortedMap<String, Object> values = new TreeMap<>();
        ProfileSize.held(latestTraits(), (name, write) -> write.size(name)).forEach((name, write) -> {
            Object value = write.value();
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    /** Of each trait, by name, the write that counts; it may be one that removes it. */
    public SortedMap<String, TraitWrite> latestTraits() {
        return TraitWrite.latest(contributions, canonical, identifiers());
    }

    @Override
    public long count(String event) {
        return tallies(event).values().stream().mapToLong(Tally::count).sum();
    }

    @Override
    public void eachEvent(String event, long after, Supplier<EventVisitor> visitors) {
        for (String identifier : identifiers()) {
            @Nullable Tally tally = tallies(event).get(identifier);
            if (tally != null && tally.lastTime() > after) {
                events(event, identifier, tally.count()).each(after, visitors.get());
            }
        }
    }

    private Map<String, Tally> tallies(String event) {
        return tallies.computeIfAbsent(event, name -> {
            Map<String, Tally> ofName = new HashMap<>();
            ContributionStore.eachCount(contributions, canonical, name, (same, identifier, tally) -> {
                if (here.containsKey(identifier)) {
                    ofName.put(identifier, tally);
                }
            });
            return ofName;
        });
    }

    private RememberedEvents events(String event, String identifier, long count) {
        return remembered
                .computeIfAbsent(event, name -> new HashMap<>())
                .computeIfAbsent(
                        identifier, same -> new RememberedEvents(history, canonical, identifier, event, count));
    }

    /** How many events were looked at so far, which is what looks at this person cost. */
    public long eventsVisited() {
        return remembered.values().stream()
                .flatMap(ofName -> ofName.values().stream())
                .mapToLong(RememberedEvents::visited)
                .sum();
    }

    /** Whether part of what one of the identifiers did is still on its way here. */
    public boolean isIncomplete() {
        return here.values().stream().anyMatch(RegisterRow::getIncomplete);
    }

    /**
     * Events of every name, the latest of those before one.
     *
     * @param before null for the latest of all
     * @param after microseconds: none that is as old
     */
    public List<TimelineEvent> timeline(@Nullable Moment before, long after, int limit) {
        Timeline timeline = new Timeline(before, after, limit);
        ContributionStore.eachCount(contributions, canonical, (event, identifier, tally) -> {
            if (event != null && here.containsKey(identifier)) {
                timeline.take(history, canonical, identifier, event);
            }
        });
        return timeline.events();
    }

    /**
     * How many events of any name.
     *
     * @param after microseconds: those that are older don't count
     */
    public long eventCount(long after) {
        long[] sum = {0};
        ContributionStore.eachCount(contributions, canonical, (event, identifier, tally) -> {
            if (event != null && here.containsKey(identifier)) {
                sum[0] += tally.firstTime() > after
                        ? tally.count()
                        : HistoryStore.count(history, canonical, identifier, event, after);
            }
        });
        return sum[0];
    }

    @Override
    public @Nullable Instant firstSeen() {
        @Nullable Tally all = seen();
        return all == null ? null : Micros.toInstant(all.firstTime());
    }

    @Override
    public @Nullable Instant lastSeen() {
        @Nullable Tally all = seen();
        return all == null ? null : Micros.toInstant(all.lastTime());
    }

    private @Nullable Tally seen() {
        if (seen == null) {
            ContributionStore.eachCount(contributions, canonical, (event, identifier, tally) -> {
                if (here.containsKey(identifier)) {
                    seen = seen == null ? tally : seen.plus(tally);
                }
            });
        }
        return seen;
    }
}
