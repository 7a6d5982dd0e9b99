// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.model.Values;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import dev.appizer.testing.history.Happening;
import dev.appizer.testing.history.History;
import dev.appizer.testing.history.HistoryGenerator;
import dev.appizer.testing.history.HistorySettings;
import dev.appizer.testing.reader.ReferenceReader;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories, sent through the real topologies, end where a sequential reader of the same messages ends. */
class LineAgainstReaderTest {

    private static final Instant START = Instant.parse("2026-03-05T00:00:00Z");

    private static final int ORDERS = 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("seeds")
    void aRandomHistoryEndsWhereTheReaderEndsInWhateverOrder(long seed) throws IOException {
        HistorySettings settings =
                HistorySettings.usual(12 + (int) (seed % 5) * 10, 150).with(Happening.UNALIAS, seed % 4 == 0 ? 0 : 4);
        History history = HistoryGenerator.generate(settings, seed);
        History.Received received = history.received(START, Duration.ofMinutes(3), 1 + (int) (seed % 4));
        ReferenceReader reader =
                ReferenceReader.of(received.messages(), received.unaliases(), ReferenceReader.USUAL_CAP);
        Map<String, JsonNode> expectedProfiles = expected(reader);
        SortedMap<String, SortedSet<String>> expectedMembers = expectedMembers(reader);

        for (int order = 0; order < ORDERS; order++) {
            try (DrivenLine line = new DrivenLine(START)) {
                SampleSegments.BODIES.forEach((id, body) -> line.define(id, body, 1));
                arrivals(line, received, order, seed).forEach(Runnable::run);

                assertThat(profiles(line.profiles())).as("order %d", order).isEqualTo(expectedProfiles);
                assertThat(memberships(line)).as("order %d", order).isEqualTo(expectedMembers);
            }
        }
    }

    /** In the order of their stamps with the commands behind all that they void, then in others. */
    private static List<Runnable> arrivals(DrivenLine line, History.Received received, int order, long seed) {
        List<Runnable> arrivals = new ArrayList<>();
        line.enrich(received.messages()).forEach(message -> arrivals.add(() -> line.send(message)));
        received.unaliases().forEach(unalias -> arrivals.add(() -> line.send(unalias)));
        if (order > 0) {
            Collections.shuffle(arrivals, new Random(seed + order));
        }
        return arrivals;
    }

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("line.seeds", 8));
    }

    private static Map<String, JsonNode> profiles(SortedMap<String, Profile> profiles) throws IOException {
        Map<String, JsonNode> shown = new TreeMap<>();
        for (Profile profile : profiles.values()) {
            StringWriter traits = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(traits)) {
                Values.writeEntries(json, profile.getTraits());
            }
            String canonical = (profile.getAnonymous() ? "anonymous:" : "user:") + profile.getCanonicalId();
            shown.put(
                    canonical,
                    shown(profile.getUserIds(), profile.getAnonymousIds(), JSON.readTree(traits.toString())));
        }
        return shown;
    }

    private static Map<String, JsonNode> expected(ReferenceReader reader) throws IOException {
        Map<String, JsonNode> shown = new TreeMap<>();
        for (var entry : reader.profiles().entrySet()) {
            var profile = entry.getValue();
            JsonNode traits = JSON.readTree(JSON.writeValueAsString(profile.traits()));
            shown.put(entry.getKey().toString(), shown(profile.userIds(), profile.anonymousIds(), traits));
        }
        return shown;
    }

    private static JsonNode shown(List<String> userIds, List<String> anonymousIds, JsonNode traits) {
        return JSON.createObjectNode()
                .put("userIds", userIds.toString())
                .put("anonymousIds", anonymousIds.toString())
                .set("traits", traits);
    }

    /** Folds the changes, which must strictly alternate for each person and segment. */
    private static SortedMap<String, SortedSet<String>> memberships(DrivenLine line) {
        SortedMap<String, SortedSet<String>> members = new TreeMap<>();
        SampleSegments.BODIES.keySet().forEach(id -> members.put(id, new TreeSet<>()));
        Map<String, Transition> last = new HashMap<>();
        for (SegmentChange change : line.changes()) {
            String pair = change.getSegmentId() + "|" + change.getCanonicalIdentifier();
            assertThat(last.put(pair, change.getTransition())).as(pair).isNotEqualTo(change.getTransition());
            SortedSet<String> own =
                    Objects.requireNonNull(members.get(change.getSegmentId()), "a segment that was never put");
            String person = change.getCanonicalIdentifier();
            assertThat(change.getTransition() == Transition.ENTERED ? own.add(person) : own.remove(person))
                    .as(pair)
                    .isTrue();
        }
        return members;
    }

    private static SortedMap<String, SortedSet<String>> expectedMembers(ReferenceReader reader) {
        SortedMap<String, SortedSet<String>> members = new TreeMap<>();
        reader.memberships(SampleSegments.definitions(), Instant.parse("2030-01-01T00:00:00Z"))
                .forEach((id, ids) -> members.put(
                        id, ids.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new))));
        return members;
    }
}
