// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.model.Values;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import dev.appizer.testing.history.Happening;
import dev.appizer.testing.history.History;
import dev.appizer.testing.history.HistoryGenerator;
import dev.appizer.testing.history.HistorySettings;
import dev.appizer.testing.history.SampleDefinitions;
import dev.appizer.testing.reader.Definitions;
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

    /** When everything has been received and happened, and later, when windows have gone over it. */
    private static final List<Instant> INSTANTS =
            List.of(START.plus(Duration.ofHours(12)), START.plus(Duration.ofDays(11)), START.plus(Duration.ofDays(45)));

    private static final Definitions DEFINITIONS = definitions();

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

        for (int order = 0; order < ORDERS; order++) {
            try (DrivenLine line = new DrivenLine(START)) {
                SampleDefinitions.computedTraits()
                        .forEach((name, body) -> line.define(DefinitionKind.COMPUTED_TRAIT, name, body));
                SampleDefinitions.segments().forEach((id, body) -> line.define(DefinitionKind.SEGMENT, id, body));
                arrivals(line, received, order, seed).forEach(Runnable::run);

                for (Instant instant : INSTANTS) {
                    line.until(instant);

                    assertThat(profiles(line.profiles()))
                            .as("order %d at %s", order, instant)
                            .isEqualTo(expected(reader, instant));
                    assertThat(memberships(line))
                            .as("order %d at %s", order, instant)
                            .isEqualTo(expectedMembers(reader, instant));
                }
            }
        }
    }

    private static Definitions definitions() {
        Definitions definitions = Definitions.none();
        for (var trait : SampleDefinitions.computedTraits().entrySet()) {
            definitions = definitions.withComputedTrait(trait.getKey(), trait.getValue());
        }
        for (var segment : SampleDefinitions.segments().entrySet()) {
            definitions = definitions.withSegment(segment.getKey(), segment.getValue());
        }
        return definitions;
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
            String canonical = (profile.getAnonymous() ? "anonymous:" : "user:") + profile.getCanonicalId();
            shown.put(
                    canonical,
                    shown(
                            profile.getUserIds(),
                            profile.getAnonymousIds(),
                            json(profile.getTraits()),
                            json(profile.getComputedTraits())));
        }
        return shown;
    }

    private static JsonNode json(Map<String, Object> values) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            Values.writeEntries(json, values);
        }
        return JSON.readTree(text.toString());
    }

    private static Map<String, JsonNode> expected(ReferenceReader reader, Instant now) throws IOException {
        Map<String, JsonNode> shown = new TreeMap<>();
        for (var entry : reader.profiles(DEFINITIONS, now).entrySet()) {
            var profile = entry.getValue();
            JsonNode traits = JSON.readTree(JSON.writeValueAsString(profile.traits()));
            JsonNode computed = JSON.readTree(JSON.writeValueAsString(profile.computedTraits()));
            shown.put(entry.getKey().toString(), shown(profile.userIds(), profile.anonymousIds(), traits, computed));
        }
        return shown;
    }

    private static JsonNode shown(
            List<String> userIds, List<String> anonymousIds, JsonNode traits, JsonNode computedTraits) {
        return JSON.createObjectNode()
                .put("userIds", userIds.toString())
                .put("anonymousIds", anonymousIds.toString())
                .<ObjectNode>set("traits", traits)
                .set("computedTraits", computedTraits);
    }

    /** Folds the changes, which must strictly alternate for each person and segment. */
    private static SortedMap<String, SortedSet<String>> memberships(DrivenLine line) {
        SortedMap<String, SortedSet<String>> members = new TreeMap<>();
        SampleDefinitions.segments().keySet().forEach(id -> members.put(id, new TreeSet<>()));
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

    private static SortedMap<String, SortedSet<String>> expectedMembers(ReferenceReader reader, Instant now) {
        SortedMap<String, SortedSet<String>> members = new TreeMap<>();
        reader.memberships(DEFINITIONS, now)
                .forEach((id, ids) -> members.put(
                        id, ids.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new))));
        return members;
    }
}
