// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import dev.appizer.segment.condition.Asked;
import dev.appizer.segment.condition.json.SegmentJson;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.Person;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Identifiers that are assigned to one person after the other, messages sent to where an assignment of any age points,
 * moves that come late or early, shipments cut into small parts, restarts in between. All that is kept in order is what
 * one person's task sends to another's.
 */
class ConvergenceTest {

    private static final int HOMES = 4;
    private static final int IDENTIFIERS = 3;
    private static final List<String> PLANS = List.of("pro", "free", "trial");
    private static final Map<String, String> SEGMENTS = Map.of(
            "pro", Sent.has("plan", "pro"),
            "not-pro", Sent.lacks("plan", "pro"),
            "buyers", Sent.atLeast(3, "purchase"));

    private final Map<String, Deque<Runnable>> channels = new TreeMap<>();
    private final List<Contribution> sent = new ArrayList<>();
    private final Map<String, String> home = new TreeMap<>();

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverTheOrderEverythingEndsAtItsLastHomeAndIsJudgedThere(long seed) {
        Random random = new Random(seed);
        try (Partition partition = new Partition()) {
            script(random, partition);
            deliver(random, partition);

            for (int i = 0; i < HOMES; i++) {
                holds(partition, "user:h" + i);
            }
            foldsTo(partition);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("segment.seeds", 300));
    }

    /** What is on its way at the start: for each identifier events under any of its assignments, and its moves. */
    private void script(Random random, Partition partition) {
        SEGMENTS.forEach((id, body) -> channel("definition " + id).add(() -> partition.define(id, 1, body)));
        int second = 0;
        for (int n = 0; n < IDENTIFIERS; n++) {
            String identifier = "anonymous:n" + n;
            List<String> homes = new ArrayList<>(List.of("user:h" + random.nextInt(HOMES)));
            IntStream.range(0, random.nextInt(5)).forEach(i -> homes.add(other(random, homes)));
            for (int v = 1; v < homes.size(); v++) {
                String from = homes.get(v - 1);
                String to = homes.get(v);
                long version = v;
                channel("move " + identifier + v).add(() -> partition.move(from, to, version, identifier));
            }
            home.put(identifier, homes.get(homes.size() - 1));
            for (int i = random.nextInt(14); i >= 0; i--) {
                int version = random.nextInt(homes.size());
                Contribution contribution = random.nextBoolean()
                        ? Sent.event(identifier, version, second++, "purchase")
                        : Sent.identify(identifier, version, second++, "plan", PLANS.get(random.nextInt(3)));
                sent.add(contribution);
                for (int copies = random.nextInt(8) == 0 ? 2 : 1; copies > 0; copies--) {
                    channel("message " + second + copies).add(() -> partition.take(homes.get(version), contribution));
                }
            }
        }
    }

    private static String other(Random random, List<String> homes) {
        String last = homes.get(homes.size() - 1);
        String next = "user:h" + random.nextInt(HOMES);
        return next.equals(last) ? other(random, homes) : next;
    }

    private Deque<Runnable> channel(String name) {
        return channels.computeIfAbsent(name, key -> new ArrayDeque<>());
    }

    private void deliver(Random random, Partition partition) {
        boolean busy = true;
        while (busy) {
            List<String> open = channels.entrySet().stream()
                    .filter(channel -> !channel.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            int choice = random.nextInt(open.size() + 2);
            if (choice < open.size()) {
                channel(open.get(choice)).remove().run();
            } else if (choice == open.size()) {
                busy = partition.punctuate() || !open.isEmpty();
            } else {
                partition.restart();
            }
            takeUp(partition);
        }
    }

    /** One task writes to another in order; which of the two sides of a home it is does not matter here. */
    private void takeUp(Partition partition) {
        while (!partition.sentOn.isEmpty()) {
            KeyValue<String, Contribution> next = partition.sentOn.remove(0);
            channel("contributions to " + next.key).add(() -> partition.take(next.key, next.value));
        }
    }

    private void holds(Partition partition, String canonical) {
        Person person = partition.person(canonical);
        List<Contribution> own = sent.stream()
                .filter(contribution -> canonical.equals(home.get(contribution.getIdentifier())))
                .toList();
        assertThat(person.exists()).isEqualTo(!own.isEmpty());
        assertThat(person.count("purchase"))
                .isEqualTo(own.stream()
                        .filter(contribution -> contribution.getTraits().isEmpty())
                        .count());
        Contribution lastPlan = own.stream()
                .filter(contribution -> !contribution.getTraits().isEmpty())
                .reduce((one, other) ->
                        one.getMoment().getEventTime() > other.getMoment().getEventTime() ? one : other)
                .orElse(null);
        assertThat(person.trait("plan"))
                .isEqualTo(
                        lastPlan == null
                                ? null
                                : dev.appizer.streams.state.TypedValues.value(
                                        lastPlan.getTraits().get(0).getRow().getValue()));
        Set<String> expected = new TreeSet<>();
        SEGMENTS.forEach((id, body) -> {
            if (person.exists() && Asked.holds(SegmentJson.read(body).condition(), person)) {
                expected.add(id);
            }
        });
        var row = MembershipStore.profile(partition.store(MembershipStore.PROFILES), canonical);
        assertThat(row == null ? List.of() : row.getSegments()).containsExactlyElementsOf(expected);
        var shown = partition.lastProfile(canonical);
        assertThat(shown == null).isEqualTo(own.isEmpty());
        if (shown != null) {
            assertThat(shown.getSegments()).containsExactlyElementsOf(expected);
            assertThat(shown.getTraits()).isEqualTo(person.traits());
            assertThat(shown.getAnonymousIds()).isEqualTo(person.ids(dev.appizer.model.Identifier.Kind.ANONYMOUS));
        }
    }

    /** Per person and segment changes strictly alternate, and what they leave is what is kept and counted. */
    private static void foldsTo(Partition partition) {
        Map<String, Transition> last = new HashMap<>();
        for (SegmentChange change : partition.changes) {
            String pair = change.getSegmentId() + "|" + change.getCanonicalIdentifier();
            assertThat(last.put(pair, change.getTransition())).as(pair).isNotEqualTo(change.getTransition());
        }
        SEGMENTS.keySet().forEach(id -> {
            Set<String> folded = new TreeSet<>();
            last.forEach((pair, transition) -> {
                if (pair.startsWith(id + "|") && transition == Transition.ENTERED) {
                    folded.add(pair);
                }
            });
            Set<String> written = new TreeSet<>();
            partition.memberships.forEach((pair, membership) -> {
                if (pair.startsWith(id + "|") && membership.isPresent()) {
                    written.add(pair);
                }
            });
            assertThat(written).isEqualTo(folded);
            assertThat(partition.size(id)).isEqualTo(folded.size());
        });
    }
}
