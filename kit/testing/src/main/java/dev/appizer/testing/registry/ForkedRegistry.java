// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.registry;

import dev.appizer.broker.Ports;
import dev.appizer.broker.child.ChildCommand;
import dev.appizer.broker.child.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A registry in a child JVM, which ends with this one. */
record ForkedRegistry(ChildJvm child, String url) implements RunningRegistry {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static ForkedRegistry start() {
        int port = Ports.free(1).get(0);
        Path log = Path.of("target", "under-test", "registry-" + port + ".log");
        ForkedRegistry registry = new ForkedRegistry(fork(port, log), "http://127.0.0.1:" + port + PATH);
        if (!Readiness.await(registry.url() + "/subjects", registry.child()::isAlive, PATIENCE)) {
            registry.close();
            throw new IllegalStateException("The registry did not start; " + log + " says why.");
        }
        return registry;
    }

    private static ChildJvm fork(int port, Path log) {
        List<String> options = List.of(
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus.log.level=WARN",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port);
        try {
            return new ChildCommand(RegistryMain.class, ApicurioFiles.classPath(), options, List.of(), log)
                    .startSilently();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String kind() {
        return "forked Apicurio with pid " + child.pid();
    }

    @Override
    public void close() {
        child.kill();
    }
}
