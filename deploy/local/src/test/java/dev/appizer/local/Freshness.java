// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * How long it takes from the moment at which an event is sent until a question sees it.
 *
 * @param sorted in milliseconds
 * @param crowd how many processes wanted each processor meanwhile; 1 where there was room. What it took grows with it.
 */
record Freshness(List<Long> sorted, double crowd) {

    private static final int AT_ONCE = 4;

    /** Sends events one by one, a few at the same time, and asks for each until it is there. */
    static Freshness of(AnalyticsCalls calls, int events) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Long> millis = new ArrayList<>();
            for (Future<Long> measured : threads.invokeAll(IntStream.range(0, events)
                    .<Callable<Long>>mapToObj(number -> () -> measure(calls, number))
                    .toList())) {
                millis.add(measured.get());
            }
            return new Freshness(millis.stream().sorted().toList(), processesToAProcessor());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Those of the last minute; a negative load is an unknown one. */
    private static double processesToAProcessor() {
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        return Math.max(1, machine.getSystemLoadAverage() / machine.getAvailableProcessors());
    }

    private static long measure(AnalyticsCalls calls, int number) throws IOException, InterruptedException {
        long start = System.nanoTime();
        calls.send("track", "{'event':'fresh','userId':'fresh','properties':{'number':" + number + "}}");
        String question = """
                {"startDate":"2000-01-01","endDate":"2100-01-01","interval":"month","event":"fresh",
                "filters":[{"property":"number","operator":"equals","value":%d}]}""".formatted(number);
        AnalyticsCalls.await(1, () -> calls.ask("query", question).path("total").asInt());
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** What so many in a hundred do not exceed. */
    long millis(int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "An event was in the answers after %d ms (median), %d ms (99 in 100), %d ms (the last of %d), with %.1f"
                        + " processes to a processor",
                millis(50),
                millis(99),
                millis(100),
                sorted.size(),
                crowd);
    }
}
