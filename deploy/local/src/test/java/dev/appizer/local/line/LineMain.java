// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.broker.child.ParentWatch;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** A {@link LineInstance} as a process: it stops in order when its standard input ends. */
public final class LineMain {

    /** What it prints once it is ready. */
    static final String READY = "ready";

    private static final Duration STOPPING = Duration.ofSeconds(20);
    private static final int FAILED = 3;

    private LineMain() {}

    /**
     * Runs until it is told to end.
     *
     * @param arguments the services, such as {@code IDENTITY,SEGMENT}, and settings, each {@code name=text}
     */
    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch parentGone = ParentWatch.start(STOPPING.multipliedBy(2));
        List<LineService> parts = Arrays.stream(arguments[0].split(",", -1))
                .map(LineService::valueOf)
                .toList();
        Map<String, String> texts = Arrays.stream(arguments)
                .skip(1)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        LineInstance line = new LineInstance(parts, texts, (what, cause) -> {
            System.err.println(what + ": " + cause);
            Runtime.getRuntime().halt(FAILED);
        });
        try {
            line.start();
        } catch (RuntimeException | AssertionError e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(FAILED);
        }
        System.out.println(READY);
        parentGone.await();
        line.stop(STOPPING);
        System.exit(0);
    }
}
