// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Posts calls from several threads to several instances, in no particular order. What was not acknowledged is posted
 * again with the same {@code messageId}, as SDKs do, and to the next instance, as a load balancer does.
 */
final class CallSender {

    private static final int THREADS = 4;
    private static final int MOST_TRIES = 1_500;
    private static final long PAUSE_MILLIS = 100;

    private final List<LineApi> apis;
    private final Random random;
    private final Duration pace;
    private final List<Call> sent = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean ended;

    /** @param pace between two posts of a thread */
    CallSender(List<LineApi> apis, long seed, Duration pace) {
        this.apis = apis;
        this.random = new Random(seed);
        this.pace = pace;
    }

    /** Calls so far that Kafka has. */
    int acknowledged() {
        return sent.size();
    }

    /** The calls that Kafka has. */
    Collection<Call> sent() {
        return List.copyOf(sent);
    }

    /**
     * Sends while something is done, and no longer.
     *
     * @throws AssertionError where the calls were too few
     */
    void sendDuring(List<Call> calls, AtOnce.Act act) throws InterruptedException {
        AtOnce.during(act, () -> sendUntilEnded(calls), () -> ended = true);
    }

    private void sendUntilEnded(List<Call> calls) throws InterruptedException {
        if (send(calls)) {
            throw new AssertionError("All calls came in before it was done");
        }
    }

    /**
     * Returns when all are acknowledged, or it was ended.
     *
     * @return whether all were taken up
     */
    boolean send(List<Call> calls) throws InterruptedException {
        Queue<Posts.Turn> turns = new ConcurrentLinkedQueue<>(Posts.of(calls, random));
        AtOnce.run(
                THREADS,
                IntStream.range(0, THREADS)
                        .<AtOnce.Act>mapToObj(thread -> () -> work(turns, thread))
                        .toList());
        return turns.isEmpty();
    }

    private void work(Queue<Posts.Turn> turns, int instance) throws InterruptedException {
        for (Posts.Turn turn = next(turns); turn != null; turn = next(turns)) {
            take(turn, instance);
            turn.posts().forEach(sent::addAll);
            Thread.sleep(pace.toMillis());
        }
    }

    private Posts.@Nullable Turn next(Queue<Posts.Turn> turns) {
        return ended ? null : turns.poll();
    }

    private void take(Posts.Turn turn, int instance) throws InterruptedException {
        List<List<Call>> posts = turn.posts();
        if (posts.size() == 1) {
            deliver(posts.get(0), instance);
        } else {
            AtOnce.run(
                    posts.size(),
                    IntStream.range(0, posts.size())
                            .<AtOnce.Act>mapToObj(other -> () -> deliver(posts.get(other), instance + other))
                            .toList());
        }
    }

    private void deliver(List<Call> post, int instance) throws InterruptedException {
        for (int tries = 0; !isTaken(post, apis.get((instance + tries) % apis.size())); tries++) {
            if (tries == MOST_TRIES) {
                throw new AssertionError("Nobody takes " + post);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean isTaken(List<Call> post, LineApi api) throws InterruptedException {
        try {
            LineApi.Answer answer = post(post, api);
            if (answer.status() == 503) {
                return false;
            }
            boolean whole = answer.status() == 200
                    && (post.size() == 1 || answer.body().path("accepted").asInt() == post.size());
            if (!whole) {
                throw new AssertionError("Answered " + answer + " to " + post);
            }
            return true;
        } catch (IOException e) {
            // Nobody listens, or the instance was killed before it answered.
            return false;
        }
    }

    private static LineApi.Answer post(List<Call> post, LineApi api) throws IOException, InterruptedException {
        Scope scope = post.get(0).scope();
        if (post.size() == 1) {
            return api.post(post.get(0).type().path(), post.get(0).toJson(), scope);
        }
        String batch = post.stream().map(Call::toBatchJson).collect(Collectors.joining(",", "{\"batch\":[", "]}"));
        return api.post("/v1/batch", batch, scope);
    }
}
