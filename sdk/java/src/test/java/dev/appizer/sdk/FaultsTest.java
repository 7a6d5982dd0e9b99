// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.sdk.FakeGateway.Reply;
import dev.appizer.sdk.FakeGateway.Request;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many threads, any faults: what is told of each message is what became of it. {@code -Dsdk.seeds=100} tries more of them. */
class FaultsTest extends WithGateway {

    private static final int THREADS = 4;
    private static final int CALLS = 150;
    private static final int BOUND = 40_000;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("sdk.seeds", 5));
    }

    /** What one seed says. */
    private record Plan(int size, int failing, WhenFull policy, boolean bounded) {
        static Plan of(Random random) {
            return new Plan(
                    1 + random.nextInt(2_000),
                    random.nextInt(70),
                    List.of(WhenFull.FAIL, WhenFull.DROP_OLDEST, WhenFull.BLOCK).get(random.nextInt(3)),
                    random.nextBoolean());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachMessageHasTheOutcomeThatIsTrue(int seed) throws Exception {
        Random random = new Random(seed);
        Plan plan = Plan.of(random);
        Set<String> rejected = ConcurrentHashMap.newKeySet();
        AtomicInteger refusals = new AtomicInteger();
        gateway.answering(
                request -> reply(request, plan, new Random(seed * 1_000L + request.number()), rejected, refusals));
        Appizer client = client(builder()
                .requestTimeout(Duration.ofMillis(300))
                .random(() -> 0.002)
                .maxQueueBytes(plan.bounded() ? BOUND : 32 << 20)
                .whenFull(plan.policy())
                .flushInterval(Duration.ofMillis(random.nextInt(5))));

        Map<String, Outcome> outcomes = calls(client, plan, seed);
        Closed report = client.close(Duration.ofSeconds(20));

        assertThat(outcomes).hasSize(THREADS * CALLS);
        assertTrue(outcomes, rejected);
        assertSameBytes();
        assertThat(report.undelivered()).isEmpty();
        assertCounted(client.stats(), outcomes);
    }

    private static Reply reply(
            Request request, Plan plan, Random random, Set<String> rejected, AtomicInteger refusals) {
        if (random.nextInt(100) >= plan.failing()) {
            return partly(request, random, rejected);
        }
        return switch (random.nextInt(9)) {
            case 0 -> Reply.status(503);
            case 1 -> Reply.status(500).taking();
            case 2 -> Reply.status(429);
            case 3 -> Reply.reset();
            case 4 -> Reply.reset().taking();
            case 5 -> Reply.taken().body("<html>");
            case 6 ->
                refusals.incrementAndGet() > 2
                        ? Reply.status(502)
                        : Reply.taken().after(500);
            case 7 -> Reply.taken().body("{\"success\":tr");
            default -> refused(request, rejected);
        };
    }

    /** The last answer counts: one before was not heard. */
    private static Reply partly(Request request, Random random, Set<String> rejected) {
        StringBuilder list = new StringBuilder();
        request.messages()
                .forEach(message -> rejected.remove(message.get("messageId").textValue()));
        if (random.nextInt(4) == 0) {
            int index = random.nextInt(request.messages().size());
            rejected.add(request.messages().get(index).get("messageId").textValue());
            list.append("{\"index\":").append(index).append(",\"code\":\"BAD\",\"message\":\"m\"}");
        }
        return Reply.taken().accounts(request.messages().size() - (list.isEmpty() ? 0 : 1), list.toString());
    }

    private static Reply refused(Request request, Set<String> rejected) {
        request.messages()
                .forEach(message -> rejected.add(message.get("messageId").textValue()));
        return Reply.status(400);
    }

    private static Map<String, Outcome> calls(Appizer client, Plan plan, int seed) throws Exception {
        Queue<CompletableFuture<Outcome>> sent = new ConcurrentLinkedQueue<>();
        List<Thread> threads = IntStream.range(0, THREADS)
                .mapToObj(thread -> new Thread(() -> call(client, plan, new Random(seed * 10L + thread), sent)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        client.flush().get(20, TimeUnit.SECONDS);
        return sent.stream()
                .map(future -> future.getNow(new Outcome.Accepted("none")))
                .collect(Collectors.toMap(Outcome::messageId, outcome -> outcome));
    }

    private static void call(Appizer client, Plan plan, Random random, Queue<CompletableFuture<Outcome>> sent) {
        for (int i = 0; i < CALLS; i++) {
            String text = "x".repeat(random.nextInt(plan.size()));
            sent.add(client.track(Track.of("e").property("p", text)));
            if (plan.bounded() && client.stats().queuedBytes() > BOUND) {
                throw new AssertionError("The bound was exceeded");
            }
        }
    }

    private void assertTrue(Map<String, Outcome> outcomes, Set<String> rejected) {
        outcomes.forEach((id, outcome) -> {
            if (outcome instanceof Outcome.Undelivered not) {
                boolean ofTheQueue =
                        not.code().equals(Codes.QUEUE_FULL) || not.code().equals(Codes.DROPPED);
                assertThat(ofTheQueue).as(not.code()).isEqualTo(!rejected.contains(id));
                assertThat(ofTheQueue && gateway.taken().containsKey(id))
                        .as("taken")
                        .isFalse();
            } else {
                assertThat(gateway.taken()).containsKey(id);
                assertThat(rejected).doesNotContain(id);
            }
        });
        assertThat(outcomes.keySet()).containsAll(gateway.taken().keySet());
    }

    private void assertSameBytes() {
        Map<String, JsonNode> first = new HashMap<>();
        Set<String> times = new HashSet<>();
        for (JsonNode message : gateway.messages()) {
            JsonNode before = first.putIfAbsent(message.get("messageId").textValue(), message);
            assertThat(before == null || before.equals(message)).as("same").isTrue();
            assertThat(before != null || times.add(message.get("timestamp").textValue()))
                    .isTrue();
        }
    }

    private void assertCounted(Stats stats, Map<String, Outcome> outcomes) {
        long accepted = outcomes.values().stream().filter(Outcome::isAccepted).count();
        assertThat(stats.accepted()).isEqualTo(accepted);
        assertThat(stats.undelivered().values().stream()
                        .mapToLong(count -> count)
                        .sum())
                .isEqualTo(outcomes.size() - accepted);
        assertThat(undelivered).hasSize((int) (outcomes.size() - accepted));
        assertThat(stats.queuedBytes()).isZero();
    }
}
