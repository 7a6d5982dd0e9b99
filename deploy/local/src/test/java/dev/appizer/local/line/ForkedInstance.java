// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.broker.child.ChildCommand;
import dev.appizer.broker.child.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A {@link LineMain} in a child JVM, which can be killed and started again. */
final class ForkedInstance implements Instance {

    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final Collection<LineService> parts;
    private final Map<String, String> settings;
    private final Path log;
    private @Nullable ChildJvm child;

    ForkedInstance(Collection<LineService> parts, Map<String, String> settings, Path log) {
        this.parts = List.copyOf(parts);
        this.settings = settings;
        this.log = log;
    }

    @Override
    public String name() {
        return parts.stream().map(part -> part.definition().name()).collect(Collectors.joining(" and "));
    }

    @Override
    public void start() {
        List<String> options = List.of("-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        List<String> arguments = new ArrayList<>();
        arguments.add(parts.stream().map(LineService::name).collect(Collectors.joining(",")));
        settings.forEach((name, text) -> arguments.add(name + "=" + text));
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

    /** Of the process that runs now. */
    long pid() {
        return Objects.requireNonNull(child).pid();
    }

    /** What its processes have said. */
    Path log() {
        return log;
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
