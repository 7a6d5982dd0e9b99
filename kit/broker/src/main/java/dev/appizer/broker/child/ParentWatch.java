// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker.child;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The child's side: notices that nobody holds the other end of its standard input any more. */
public final class ParentWatch {

    private ParentWatch() {}

    /**
     * Watches the standard input from a thread of its own.
     *
     * @param patience how long the child has to stop in order once its input has ended; it is halted then
     * @return reaches zero when the input ends
     */
    public static CountDownLatch start(Duration patience) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread watch = new Thread(() -> endWithInput(ended, patience), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        return ended;
    }

    private static void endWithInput(CountDownLatch ended, Duration patience) {
        try {
            System.in.transferTo(PrintStream.nullOutputStream());
            ended.countDown();
            Thread.sleep(patience.toMillis());
        } catch (IOException | InterruptedException e) {
            System.err.println("The standard input can't be watched any more: " + e);
        }
        Runtime.getRuntime().halt(0);
    }
}
