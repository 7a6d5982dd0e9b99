// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.segment.condition.Facts;
import dev.appizer.segment.rows.Moments;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.segment.rows.TypedValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A person as the rows say it: of all identifiers whose contributions belong to one canonical identifier. It reads when
 * asked, so a question that touches one trait costs one scan over that trait.
 */
public final class Person implements Facts {

    private final String canonical;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> contributions;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> history;
    private final SortedMap<String, RegisterRow> here;

    public Person(
            String canonical,
            ReadOnlyKeyValueStore<Bytes, byte[]> contributions,
            ReadOnlyKeyValueStore<Bytes, byte[]> history) {
        this.canonical = canonical;
        this.contributions = contributions;
        this.history = history;
        this.here = ContributionStore.registers(contributions, canonical);
        here.values().removeIf(register -> register.getGoneTo() != null);
    }

    /** A profile exists once an event or an identify belongs to it. */
    public boolean exists() {
        return here.values().stream().anyMatch(RegisterRow::getContent);
    }

    public String canonical() {
        return canonical;
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
        return traits(topLevelKey).get(topLevelKey);
    }

    /** Every trait that has a value, by name. */
    public SortedMap<String, Object> traits() {
        return traits(null);
    }

    private SortedMap<String, Object> traits(@Nullable String only) {
        record Write(String identifier, TraitRow row) {}
        BinaryOperator<Write> later = (one, other) ->
                Moments.beats(one.row.getMoment(), one.identifier, other.row.getMoment(), other.identifier)
                        ? one
                        : other;
        Map<String, Write> writes = new TreeMap<>();
        ContributionStore.eachTrait(contributions, canonical, only, (trait, identifier, row) -> {
            if (here.containsKey(identifier)) {
                writes.merge(trait, new Write(identifier, row), later);
            }
        });
        SortedMap<String, Object> traits = new TreeMap<>();
        writes.forEach((trait, write) -> {
            Object value = TypedValues.value(write.row.getValue());
            if (value != null) {
                traits.put(trait, value);
            }
        });
        return traits;
    }

    @Override
    public long count(String event) {
        return counts(event);
    }

    /** How many events of any name. */
    public long eventCount() {
        return counts(null);
    }

    private long counts(@Nullable String event) {
        List<Long> counts = new ArrayList<>();
        ContributionStore.eachCount(contributions, canonical, event, (name, identifier, count) -> {
            if (here.containsKey(identifier)) {
                counts.add(count);
            }
        });
        return counts.stream().mapToLong(Long::longValue).sum();
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
