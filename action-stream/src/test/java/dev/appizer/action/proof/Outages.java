// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lets one server after the other be away for a while, until it is closed: then all of them are there. */
final class Outages implements AutoCloseable {

    private static final int AWAY_MILLIS = 2_000;
    private static final int LEAST_PAUSE_MILLIS = 1_000;
    private static final int MORE_PAUSE_MILLIS = 6_000;

    private final List<? extends Fickle> servers;
    private final Random random;
    private final Thread thread;
    private volatile @Nullable IOException failure;
    private final AtomicInteger number = new AtomicInteger();

    private Outages(List<? extends Fickle> servers, Random random) {
        this.servers = servers;
        this.random = random;
        this.thread = new Thread(this::run, "outages");
    }

    static Outages begin(List<? extends Fickle> servers, Random random) {
        Outages begun = new Outages(servers, random);
        begun.thread.start();
        return begun;
    }

    private void run() {
        try {
            while (sleep(LEAST_PAUSE_MILLIS + random.nextInt(MORE_PAUSE_MILLIS))) {
                Fickle one = servers.get(random.nextInt(servers.size()));
                one.goAway();
                number.incrementAndGet();
                boolean goesOn = sleep(AWAY_MILLIS);
                one.comeBack();
                if (!goesOn) {
                    return;
                }
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private static boolean sleep(int millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    int number() {
        return number.get();
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }
}
