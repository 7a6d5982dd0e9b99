// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import dev.appizer.local.line.DrivenEnrichment;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import dev.appizer.testing.history.Happening;
import dev.appizer.testing.history.HistoryGenerator;
import dev.appizer.testing.history.HistorySettings;
import dev.appizer.testing.history.Message;
import dev.appizer.testing.reader.Definitions;
import dev.appizer.testing.reader.ReferenceReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.kafka.streams.test.TestRecord;

/** A history in its own time: each message comes when it was received or days later, and the clock goes on. */
final class Days {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int STEPS = 40;
    private static final int LATEST_DAYS = 12;
    private static final int CLOCK_IS_SET = 12;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final SplittableRandom random;
    private final SimulatedLine line;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<Message> arrived = new ArrayList<>();
    private final SortedSet<String> members = new TreeSet<>();
    private Definitions definitions = Definitions.none();
    private long now = BEGIN.toEpochMilli();
    /** Of the tasks' clock: how far it is ahead of the right one. */
    private long offset;
    /** The latest time that the tasks' clock has shown. */
    private long latest;

    private int changesRead;
    private int timed;

    private record Step(long atMillis, Runnable happens) {}

    Days(long seed) {
        this.random = new SplittableRandom(seed);
        this.line = new SimulatedLine(
                random.nextInt(3) + 1, ReferenceReader.USUAL_CAP, now, 200, Fault.NONE, random.split());
        List<Step> all = new ArrayList<>();
        messages(seed, all);
        definitions(new RandomDefinitions(seed, 2, 10), all);
        for (int i = 0; i < STEPS / 2; i++) {
            all.add(new Step(someTime(80), () -> {}));
        }
        all.sort(Comparator.comparingLong(Step::atMillis));
        steps.addAll(all);
    }

    private void messages(long seed, List<Step> all) {
        HistorySettings settings = HistorySettings.usual(5 + (int) (seed % 4), STEPS)
                .withoutRepeats()
                .with(Happening.PAGE, 6)
                .with(Happening.SYSTEM_EVENT, 0);
        List<Message> messages = HistoryGenerator.generate(settings, seed)
                .received(BEGIN, settings.pace(), 1)
                .messages();
        Map<String, TestRecord<String, EnrichedEvent>> enriched = new HashMap<>();
        try (DrivenEnrichment enrichment = new DrivenEnrichment(BEGIN)) {
            enrichment
                    .enrich(messages)
                    .forEach(record -> enriched.put(record.value().getMessageId(), record));
        }
        for (Message message : messages) {
            TestRecord<String, EnrichedEvent> record =
                    Objects.requireNonNull(enriched.get(message.call().messageId()));
            long late = random.nextInt(3) == 0 ? random.nextInt(LATEST_DAYS * 24) : 0;
            all.add(new Step(
                    message.receivedAt() / 1_000 + Duration.ofHours(late).toMillis(), () -> {
                        arrived.add(message);
                        line.send(record.key(), record.value());
                    }));
        }
    }

    /** What a trait is computed from, and some of the segments, are put again as something else. */
    private void definitions(RandomDefinitions random, List<Step> all) {
        random.computedTraits().forEach((name, body) -> {
            all.add(new Step(now, () -> computedTrait(name, body)));
        });
        random.segments().forEach((id, body) -> all.add(new Step(now, () -> segment(id, body))));
        random.computedTraits().forEach((name, body) -> {
            String other = "{" + random.query() + "}";
            all.add(new Step(someTime(60), () -> computedTrait(name, other)));
        });
        String other = "{\"condition\":" + random.withoutReference() + "}";
        all.add(new Step(someTime(60), () -> segment("s0", other)));
    }

    private void computedTrait(String name, String body) {
        definitions = definitions.withComputedTrait(name, body);
        line.define(new Definition(DefinitionKind.COMPUTED_TRAIT, name, 1L, Instant.ofEpochMilli(now), body));
    }

    private void segment(String id, String body) {
        definitions = definitions.withSegment(id, body);
        line.define(new Definition(DefinitionKind.SEGMENT, id, 1L, Instant.ofEpochMilli(now), body));
    }

    private long someTime(int days) {
        return BEGIN.toEpochMilli() + random.nextLong(Duration.ofDays(days).toMillis());
    }

    /** The tasks' clock is set to an hour more or less now and then, and to the right time in the end. */
    Days withAClockThatIsSet() {
        List<Step> all = new ArrayList<>(steps);
        for (int i = 0; i < CLOCK_IS_SET; i++) {
            long ahead = HOUR * (random.nextInt(3) - 1);
            all.add(new Step(someTime(80), () -> set(ahead)));
        }
        all.sort(Comparator.comparingLong(Step::atMillis));
        long end = all.get(all.size() - 1).atMillis;
        all.add(new Step(end, () -> set(0)));
        all.add(new Step(end + 3 * HOUR, () -> {}));
        steps.clear();
        steps.addAll(all);
        return this;
    }

    private void set(long ahead) {
        latest = Math.max(latest, now + offset);
        offset = ahead;
        if (now + offset < latest) {
            line.restartAt(now + offset);
        }
    }

    boolean hasNext() {
        return !steps.isEmpty();
    }

    /** Lets time go by until something happens, and it happen; what differs then, or differed just before. */
    List<String> next() {
        Step step = steps.remove();
        now = line.runTo(Math.max(now, step.atMillis) + offset) - offset;
        List<String> differences = new ArrayList<>(compare("before"));
        step.happens.run();
        now = line.runTo(now + offset) - offset;
        differences.addAll(compare("after"));
        return differences;
    }

    /** How many changes there were by time alone. */
    int timed() {
        return timed;
    }

    private List<String> compare(String when) {
        Instant instant = Instant.ofEpochMilli(now);
        ReferenceReader reader = ReferenceReader.of(arrived);
        List<String> differences = new ArrayList<>();
        foldChanges(reader, differences);
        if (offset != 0 || now < latest) {
            return differences;
        }
        SortedSet<String> expected = members(reader, instant);
        differs(differences, when + " members at " + instant, members, expected);
        differs(
                differences,
                when + " memberships at " + instant,
                line.memberships().navigableKeySet(),
                expected);
        reader.profiles(definitions, instant)
                .forEach((id, profile) -> differs(
                        differences,
                        when + " computed traits of " + id + " at " + instant,
                        Outcome.plain(Objects.requireNonNull(line.profiles().get(id.toString()))
                                .getComputedTraits()),
                        Outcome.plain(profile.computedTraits())));
        return differences;
    }

    private void foldChanges(ReferenceReader reader, List<String> differences) {
        List<SegmentChange> changes = line.changes();
        for (SegmentChange change : changes.subList(changesRead, changes.size())) {
            String pair = change.getSegmentId() + "|" + change.getCanonicalIdentifier();
            boolean enters = change.getTransition() == Transition.ENTERED;
            if (enters ? !members.add(pair) : !members.remove(pair)) {
                differences.add("twice: " + change);
            }
            if (change.getReason() == ChangeReason.TIME) {
                timed++;
                Instant deadline = change.getEffectiveAt();
                if (members(reader, deadline).contains(pair) != enters
                        || members(reader, deadline.minusNanos(1_000)).contains(pair) == enters) {
                    differences.add("not at its time: " + change);
                }
            }
        }
        changesRead = changes.size();
    }

    private SortedSet<String> members(ReferenceReader reader, Instant instant) {
        SortedSet<String> pairs = new TreeSet<>();
        reader.memberships(definitions, instant)
                .forEach((segment, ids) -> ids.forEach(id -> pairs.add(segment + "|" + id)));
        return pairs;
    }

    private static void differs(List<String> differences, String what, Object actual, Object expected) {
        if (!actual.equals(expected)) {
            differences.add(what + "\n  are       " + actual + "\n  should be " + expected);
        }
    }
}
