// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.service.http.Routes;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.InvalidSettingsException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ServiceRunnerTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "APPIZER_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "APPIZER_SCHEMA_REGISTRY_URL", "http://127.0.0.1:1",
            "APPIZER_HTTP_HOST", "127.0.0.1",
            "APPIZER_HTTP_PORT", "0");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void wrongSettingsEndWithStatus2AndALineForEach() {
        int status = run(context -> {}, Map.of("APPIZER_HTTP_PORT", "http"));

        assertThat(status).isEqualTo(2);
        assertThat(written.toString(UTF_8).lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("test-service: "))
                .anyMatch(line -> line.contains("http.port must be"));
    }

    @Test
    void aStartThatFailsEndsWithStatus1AndOneLine() {
        int status = run(
                context -> {
                    throw new IllegalStateException("Kafka is away");
                },
                ENVIRONMENT);

        assertThat(status).isEqualTo(1);
        assertThat(written.toString(UTF_8).lines())
                .containsExactly("test-service: it could not start: java.lang.IllegalStateException: Kafka is away");
    }

    @Test
    void onlyTheFirstFatalErrorIsTold() {
        int status = run(
                context -> {
                    context.fatal().report("the first", new IllegalStateException("one"));
                    context.fatal().report("the second", new IllegalStateException("two"));
                },
                ENVIRONMENT);

        assertThat(status).isEqualTo(1);
        assertThat(written.toString(UTF_8)).contains("the first").doesNotContain("the second");
    }

    @Test
    void settingsThatAServiceFindsWrongEndWithStatus2() {
        int status = run(
                context -> {
                    throw InvalidSettingsException.of("box.size", "is larger than box.room");
                },
                ENVIRONMENT);

        assertThat(status).isEqualTo(2);
    }

    private int run(Consumer<ServiceContext> onStart, Map<String, String> environment) {
        ServiceDefinition definition = new ServiceDefinition(
                "test-service", CommonSettings.CATALOG, context -> new Starting(() -> onStart.accept(context)));
        PrintStream err = new PrintStream(written, true, UTF_8);
        return new ServiceRunner(definition, err).runUntilFatal(new String[0], environment);
    }

    private record Starting(Runnable onStart) implements Service {

        @Override
        public String name() {
            return "starting";
        }

        @Override
        public void start() {
            onStart.run();
        }

        @Override
        public void stop(Duration timeout) {}

        @Override
        public Health readiness() {
            return Health.ok();
        }

        @Override
        public Health liveness() {
            return Health.ok();
        }

        @Override
        public Routes routes() {
            return Routes.none();
        }
    }
}
