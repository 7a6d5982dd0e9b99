// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.segment.condition.DefinitionSet;
import dev.appizer.segment.condition.Look;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.condition.json.SegmentDefinition;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.Person;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.streams.query.Owners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Judges the profiles of a partition by a condition that nobody put.
 *
 * @param retention how long events count
 * @param now microseconds since the epoch
 * @param longest it looks no longer than that
 * @param sampleSize so many members are named
 */
record Preview(SegmentDefinition definition, Retention retention, long now, Duration longest, int sampleSize) {

    /**
     * What it found in a partition.
     *
     * @param profiles how many there are, about
     * @param seen how many were judged, and {@code members} of these it holds for
     * @param all whether these were all
     */
    record Part(long profiles, long seen, long members, boolean all, List<String> sample) {}

    Part of(Owners.LocalState state) {
        DefinitionSet definitions = StoredDefinitions.of(state).all(retention);
        if (!definitions.segments().keySet().containsAll(definition.references().values())) {
            throw HttpProblem.unavailable(
                    "A segment that is referred to has not come everywhere", Duration.ofSeconds(1));
        }
        long end = System.nanoTime() + longest.toNanos();
        ReadOnlyKeyValueStore<Bytes, byte[]> profiles = state.store(MembershipStore.PROFILES);
        ReadOnlyKeyValueStore<Bytes, byte[]> contributions = state.store(ContributionStore.NAME);
        ReadOnlyKeyValueStore<Bytes, byte[]> history = state.store(HistoryStore.NAME);
        long seen = 0;
        long members = 0;
        List<String> sample = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows = profiles.all()) {
            while (rows.hasNext() && (seen == 0 || System.nanoTime() < end)) {
                String canonical = MembershipStore.canonicalOfProfile(rows.next().key);
                Person person = new Person(canonical, contributions, history);
                seen++;
                if (person.exists()
                        && definition
                                .condition()
                                .judge(new Look(person, now, definitions))
                                .holds()) {
                    members++;
                    if (sample.size() < sampleSize) {
                        sample.add(canonical);
                    }
                }
            }
            return new Part(profiles.approximateNumEntries(), seen, members, !rows.hasNext(), sample);
        }
    }
}
