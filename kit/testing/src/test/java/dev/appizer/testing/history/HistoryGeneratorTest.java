// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryGeneratorTest {

    private static final HistorySettings ALL =
            HistorySettings.usual(40, 1_000).with(Happening.CONFLICT, 2).with(Happening.UNALIAS, 2);

    @Test
    void theSameSeedMakesTheSameHistory() {
        assertThat(HistoryGenerator.generate(ALL, 7)).isEqualTo(HistoryGenerator.generate(ALL, 7));
    }

    @Test
    void anotherSeedMakesAnotherHistory() {
        assertThat(HistoryGenerator.generate(ALL, 7)).isNotEqualTo(HistoryGenerator.generate(ALL, 8));
    }

    @Test
    void everyTypeOfCallHappens() {
        Map<CallType, Long> types =
                HistoryGenerator.generate(ALL, 1).calls().stream().collect(groupingBy(Call::type, counting()));

        assertThat(types).containsOnlyKeys(CallType.values());
    }

    @ParameterizedTest
    @EnumSource
    void everyHappeningCanHappenAlone(Happening happening) {
        Map<Happening, Integer> weights = new EnumMap<>(Happening.class);
        Arrays.stream(Happening.values()).forEach(other -> weights.put(other, 0));
        weights.put(Happening.CLAIM, 1);
        weights.put(happening, 5);
        HistorySettings settings = ALL;
        for (Map.Entry<Happening, Integer> weight : weights.entrySet()) {
            settings = settings.with(weight.getKey(), weight.getValue());
        }

        assertThat(HistoryGenerator.generate(settings, 3).steps()).hasSizeGreaterThanOrEqualTo(1_000);
    }

    @Test
    void repeatsHaveTheSameBodyAndConflictsAnother() {
        Map<String, List<Call>> byId =
                HistoryGenerator.generate(ALL, 1).calls().stream().collect(groupingBy(Call::messageId));
        Set<Integer> bodies = byId.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> new HashSet<>(same).size())
                .collect(Collectors.toSet());

        assertThat(bodies).contains(1, 2);
    }

    @Test
    void everyFifthCallOfAnEntangledHistoryIsARepeatAndChainsAreUpToTwentyLong() {
        List<Call> calls = HistoryGenerator.generate(HistorySettings.entangled(2_000, 14_000), 1)
                .calls();
        long others = calls.stream().distinct().count();

        assertThat(1 - (double) others / calls.size()).isCloseTo(0.2, Offset.offset(0.02));
        assertThat(calls)
                .extracting(Call::userId)
                .anyMatch(id -> String.valueOf(id).matches("chain_.*_20"));
    }

    @Test
    void someTextsAreBothAUserAndAnAnonymousId() {
        List<Call> calls = HistoryGenerator.generate(ALL, 1).calls();
        Set<String> users = calls.stream().map(call -> "" + call.userId()).collect(Collectors.toSet());
        Set<String> anonymous =
                calls.stream().map(call -> "" + call.anonymousId()).collect(Collectors.toSet());

        assertThat(users)
                .containsAnyElementsOf(
                        anonymous.stream().filter(id -> id.startsWith("both_")).toList());
    }

    @Test
    void nobodyIsAliasedToThemselves() {
        assertThat(HistoryGenerator.generate(ALL, 1).calls())
                .noneMatch(call -> call.type() == CallType.ALIAS
                        && String.valueOf(call.userId()).equals(call.previousId()));
    }

    @Test
    void receivedTimesOfBatchesRiseAndPositionsCountWithinThem() {
        List<Message> messages = HistoryGenerator.generate(HistorySettings.usual(10, 9), 1)
                .received(Instant.parse("2026-01-01T00:00:00Z"), Duration.ofMillis(1), 4)
                .messages();

        assertThat(messages).extracting(Message::position).startsWith(0, 1, 2, 3, 0, 1, 2, 3, 0);
        assertThat(messages.get(4).receivedAt() - messages.get(3).receivedAt()).isEqualTo(4_000);
    }

    @Test
    void anUnaliasStandsBetweenTheBatchesBeforeAndAfterIt() {
        Call call = Call.track("e").messageId("m").build();
        History.Received received = new History(List.of(call, new UnaliasCall("a"), call))
                .received(Instant.EPOCH, Duration.ofMillis(1), 10);

        assertThat(received.messages()).extracting(Message::receivedAt).containsExactly(0L, 2_000L);
        assertThat(received.unaliases()).containsExactly(new Unalias("a", 1_000));
    }

    @Test
    void aCallIsPostedInTheWordsOfTheTrackingSpecification() {
        Call call = Call.identify()
                .messageId("m1")
                .user("u")
                .trait("plan", null)
                .contextTrait("locale", "de")
                .timestamp(Instant.parse("2026-01-01T00:00:00Z"))
                .build();

        assertThat(call.toBatchJson()).isEqualTo("""
            {"type":"identify","messageId":"m1","userId":"u","timestamp":"2026-01-01T00:00:00Z",\
            "traits":{"plan":null},"context":{"traits":{"locale":"de"}}}""");
        assertThat(call.toJson()).doesNotContain("type");
    }
}
