// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of the process, by a signal or by an error: everything stops in order, within a time. */
final class Shutdown implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Set where the JVM, at its end, writes down the classes that it loaded. */
    private static final String KEEPS_CLASSES = "appizer.keeps.classes";

    private static final String ONCE = " (once, some seconds more: what was loaded is kept, to start sooner)";

    private final Thread starter;
    private final Closing closing;
    private final Progress progress;

    private Shutdown(Thread starter, Closing closing, Progress progress) {
        this.starter = starter;
        this.closing = closing;
        this.progress = progress;
    }

    static void onSignal(Thread starter, Closing closing, Progress progress) {
        Runtime.getRuntime().addShutdownHook(new Thread(new Shutdown(starter, closing, progress), "stop"));
    }

    @Override
    public void run() {
        endAllTheSame();
        try {
            progress.tell("stop", "the calls under way end first");
            starter.interrupt();
            starter.join(PATIENCE.toMillis());
            closing.closeAll();
            progress.tell("stop", "done; the data stays" + (Boolean.getBoolean(KEEPS_CLASSES) ? ONCE : ""));
        } catch (IOException | InterruptedException e) {
            LOG.error("The stop did not end well", e);
            progress.tell("stop", "did not end well: " + e);
        }
    }

    // What is acknowledged is on the disk's way already: a process that hangs at its end is of no use to anybody.
    private static void endAllTheSame() {
        Thread watch = new Thread(
                () -> {
                    try {
                        Thread.sleep(PATIENCE.toMillis());
                        Runtime.getRuntime().halt(1);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "end-all-the-same");
        watch.setDaemon(true);
        watch.start();
    }
}
