// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.broker.child.ChildCommand;
import dev.appizer.broker.child.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link LineMain} in a child JVM, which can be killed and started again. */
final class ForkedInstance implements Instance {

    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final Map<String, String> settings;
    private final Path log;
    private @Nullable ChildJvm child;

    ForkedInstance(Map<String, String> settings, Path log) {
        this.settings = settings;
        this.log = log;
    }

    @Override
    public void start() {
        List<String> options = List.of("-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        List<String> arguments = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        try {
            child = new ChildCommand(LineMain.class, System.getProperty("java.class.path"), options, arguments, log)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String line = child.firstLine().join();
        if (!line.equals(LineMain.READY)) {
            throw new AssertionError("The line did not start; " + log + " says why.");
        }
    }

    @Override
    public boolean isUp() {
        return child != null && child.isAlive();
    }

    @Override
    public void kill() {
        if (child != null) {
            child.kill();
        }
    }

    @Override
    public void stop() {
        if (child != null) {
            child.stop(STOPPING);
        }
    }
}
