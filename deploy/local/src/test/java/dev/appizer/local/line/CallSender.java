// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Posts calls from several threads to several instances, some by themselves and some in batches, in no particular order.
 * What was not acknowledged is posted again with the same {@code messageId}, as SDKs do.
 */
final class CallSender {

    private static final int THREADS = 4;
    private static final int LARGEST_BATCH = 12;
    private static final int SHUFFLED_TOGETHER = 40;
    private static final int MOST_TRIES = 1_500;
    private static final long PAUSE_MILLIS = 100;

    private final List<LineApi> apis;
    private final Random random;
    private final Duration pace;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();

    /** @param pace between two posts of a thread */
    CallSender(List<LineApi> apis, long seed, Duration pace) {
        this.apis = apis;
        this.random = new Random(seed);
        this.pace = pace;
    }

    /** Calls so far that Kafka has. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** Posts so far that had to be repeated. */
    int again() {
        return again.get();
    }

    /** Returns when all are acknowledged. */
    void send(List<Call> calls) throws InterruptedException {
        Queue<List<Call>> posts = new ConcurrentLinkedQueue<>(posts(calls));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> senders = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                LineApi api = apis.get(thread % apis.size());
                senders.add(threads.submit(() -> {
                    work(posts, api);
                    return null;
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("A call was not taken", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Neighbours of one scope together, in a locally shuffled order. */
    private List<List<Call>> posts(List<Call> calls) {
        List<List<Call>> posts = new ArrayList<>();
        List<Call> post = new ArrayList<>();
        int size = 1;
        for (Call call : calls) {
            if (post.size() == size || (!post.isEmpty() && post.get(0).scope() != call.scope())) {
                posts.add(List.copyOf(post));
                post.clear();
                size = 1 + random.nextInt(LARGEST_BATCH);
            }
            post.add(call);
        }
        posts.add(List.copyOf(post));
        for (int from = 0; from < posts.size(); from += SHUFFLED_TOGETHER) {
            Collections.shuffle(posts.subList(from, Math.min(posts.size(), from + SHUFFLED_TOGETHER)), random);
        }
        return posts;
    }

    private void work(Queue<List<Call>> posts, LineApi api) throws InterruptedException {
        for (List<Call> post = posts.poll(); post != null; post = posts.poll()) {
            for (int tries = 1; !isTaken(post, api); tries++) {
                if (tries == MOST_TRIES) {
                    throw new AssertionError("Nobody takes " + post);
                }
                again.incrementAndGet();
                Thread.sleep(PAUSE_MILLIS);
            }
            acknowledged.addAndGet(post.size());
            Thread.sleep(pace.toMillis());
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
