// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import dev.appizer.service.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a file, which is read again when it changes. What can't be read, is wrong or names no key changes nothing:
 * clients throw away what is answered 401, so that a file that is just being written must not lock them out.
 */
public final class WatchedKeys implements Supplier<Keys>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedKeys.class);

    private final Path file;
    private final Thread watch;
    private volatile Keys keys;
    private String inUse;
    private String lastSeen;
    private String lastProblem = "";

    private WatchedKeys(Path file, String text, Duration interval) {
        this.file = file;
        this.keys = KeysFile.parse(file, text);
        this.inUse = text;
        this.lastSeen = text;
        this.watch = new Thread(() -> watch(interval), "keys");
        watch.setDaemon(true);
    }

    /**
     * Reads the file, and looks at it from then on.
     *
     * @param interval at which it is looked at; a change counts once it has been seen twice
     * @throws InvalidSettingsException that lists every wrong line by the key's name
     */
    public static WatchedKeys of(Path file, Duration interval) {
        WatchedKeys watched = new WatchedKeys(file, KeysFile.text(file), interval);
        watched.watch.start();
        return watched;
    }

    private void watch(Duration interval) {
        try {
            while (true) {
                Thread.sleep(interval.toMillis());
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Keys get() {
        return keys;
    }

    private void look() {
        String problem = "";
        try {
            String text = KeysFile.text(file);
            boolean settled = text.equals(lastSeen);
            lastSeen = text;
            if (settled && !text.equals(inUse)) {
                inUse = text;
                take(KeysFile.parse(file, text));
            }
        } catch (InvalidSettingsException e) {
            problem = String.valueOf(e.getMessage());
        }
        if (!problem.isEmpty() && !problem.equals(lastProblem)) {
            LOG.error("The keys in use stay: {}", problem);
        }
        lastProblem = problem;
    }

    private void take(Keys changed) {
        if (changed.isEmpty()) {
            LOG.error("The keys in use stay: the file names none: file={}", file);
            return;
        }
        keys = changed;
        LOG.info("Keys read again: file={} keys={}", file, changed.size());
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
