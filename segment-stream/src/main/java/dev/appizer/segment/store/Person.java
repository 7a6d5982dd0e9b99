// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.segment.condition.Facts;
import dev.appizer.segment.rows.RegisterRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    private final Map<String, Long> counts = new HashMap<>();

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

    /** Every trait that has a value, by name. */
    public SortedMap<String, Object> traits() {
        Map<String, TraitWrite> latest = new HashMap<>();
        ContributionStore.eachTrait(contributions, canonical, (trait, identifier, row) -> {
            if (here.containsKey(identifier)) {
                latest.merge(trait, new TraitWrite(identifier, row), TraitWrite::orLater);
            }
        });
        SortedMap<String, Object> values = new TreeMap<>();
        latest.forEach((trait, write) -> {
            Object value = write.value();
            if (value != null) {
                values.put(trait, value);
            }
        });
        return values;
    }

    @Override
    public long count(String event) {
        return counts.computeIfAbsent(event, this::sum);
    }

    /** How many events of any name. */
    public long eventCount() {
        return sum(null);
    }

    private long sum(@Nullable String event) {
        long[] sum = {0};
        ContributionStore.eachCount(contributions, canonical, event, (name, identifier, count) -> {
            if (here.containsKey(identifier)) {
                sum[0] += count;
            }
        });
        return sum[0];
    }

    @Override
    public @Nullable Instant firstSeen() {
        return times(HistoryStore::firstTime)
                .reduce(Math::min)
                .map(Micros::toInstant)
                .orElse(null);
    }

    @Override
    public @Nullable Instant lastSeen() {
        return times(HistoryStore::lastTime)
                .reduce(Math::max)
                .map(Micros::toInstant)
                .orElse(null);
    }

    private interface TimeOf {
        @Nullable
        Long of(ReadOnlyKeyValueStore<Bytes, byte[]> history, String canonical, String identifier);
    }

    private Stream<Long> times(TimeOf time) {
        return here.keySet().stream()
                .map(identifier -> Optional.ofNullable(time.of(history, canonical, identifier)))
                .flatMap(Optional::stream)
                .map(Objects::requireNonNull);
    }
}
