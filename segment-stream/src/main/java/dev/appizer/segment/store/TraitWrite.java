// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.model.Moment;
import dev.appizer.segment.rows.Moments;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.streams.state.TypedValues;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** What one identifier last wrote of a trait. Of all that belong to a person the latest counts. */
public record TraitWrite(String identifier, TraitRow row) {

    /** The write that counts; null where none of these identifiers wrote the trait. */
    public static @Nullable TraitWrite latest(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            String canonical,
            Collection<String> identifiers,
            String trait) {
        @Nullable TraitWrite latest = null;
        for (String identifier : identifiers) {
            @Nullable TraitRow row = ContributionStore.trait(store, canonical, identifier, trait);
            if (row != null) {
                latest = new TraitWrite(identifier, row).orLater(latest);
            }
        }
        return latest;
    }

    /** Of each trait, by name, the write that counts of those by these identifiers; it may be one that removes it. */
    public static SortedMap<String, TraitWrite> latest(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, String canonical, Collection<String> identifiers) {
        SortedMap<String, TraitWrite> latest = new TreeMap<>();
        ContributionStore.eachTrait(store, canonical, (trait, identifier, row) -> {
            if (identifiers.contains(identifier)) {
                latest.merge(trait, new TraitWrite(identifier, row), TraitWrite::orLater);
            }
        });
        return latest;
    }

    /** The later of the two. */
    public TraitWrite orLater(@Nullable TraitWrite other) {
        return other == null || beats(other) ? this : other;
    }

    /** Whether it counts, and not the other. */
    public boolean beats(TraitWrite other) {
        return moment().compareTo(other.moment()) > 0;
    }

    private Moment moment() {
        return Moments.of(row.getMoment(), identifier);
    }

    /** What it takes in the profile; nothing where it removes the trait. */
    public ProfileSize size(String name) {
        ByteBuffer value = row.getValue();
        return TypedValues.isNull(value) ? ProfileSize.NOTHING : ProfileSize.of(name, value.remaining());
    }

    /** Null where it removes the trait. */
    public @Nullable Object value() {
        return TypedValues.value(row.getValue());
    }
}
