// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Meters where there is Micrometer, and none where there isn't. */
@SuppressWarnings("FutureReturnValueIgnored") // What becomes of them is seen at the gateway.
class MicrometerTest extends WithGateway {

    @Test
    void aClientsMetersAreInTheGlobalRegistryUntilItIsClosed() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        try {
            Appizer client = client(builder().metrics(true));
            get(client.track(Track.of("e")));

            assertThat(registry.get("appizer.sdk.messages")
                            .tag("outcome", "accepted")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("appizer.sdk.queue.size").gauge().value()).isZero();
            client.close();
            assertThat(registry.getMeters()).isEmpty();
        } finally {
            Metrics.removeRegistry(registry);
        }
    }

    @Test
    void eachClientHasItsOwnMetersAndTakesOnlyThoseAway() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        try {
            Appizer first = client(builder().metrics(true));
            Appizer second = client(builder().metrics(true));
            get(second.track(Track.of("e")));
            assertThat(requests(registry)).isEqualTo(1);
            first.close();
            assertThat(requests(registry)).isEqualTo(1);
            second.close();
            assertThat(registry.getMeters()).isEmpty();

            AppizerMetrics without = new AppizerMetrics(first);
            without.bindTo(registry);
            AppizerMetrics same = new AppizerMetrics(second);
            same.bindTo(registry);
            same.close();
            assertThat(registry.getMeters()).isNotEmpty();
        } finally {
            Metrics.removeRegistry(registry);
        }
    }

    private static double requests(SimpleMeterRegistry registry) {
        return registry.get("appizer.sdk.requests").functionCounters().stream()
                .mapToDouble(FunctionCounter::count)
                .sum();
    }

    @Test
    void metersThatFailAreAWarning() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                throw new IllegalArgumentException("of the application");
            }
        });
        Metrics.addRegistry(registry);
        try {
            Appizer client = client(builder().metrics(true));
            assertThat(get(client.track(Track.of("e"))).isAccepted()).isTrue();
            client.close();
        } finally {
            Metrics.removeRegistry(registry);
        }
        assertThat(warnings).singleElement().asString().startsWith("Micrometer has none");
        assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
    }

    @Test
    void whatTheGatewayRefusesIsOneOutcome() {
        gateway.answering(FakeGateway.Reply.status(400));
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Appizer client = client();
        new AppizerMetrics(client, Tags.of("client", "a")).bindTo(registry);
        get(client.track(Track.of("e")));

        assertThat(registry.get("appizer.sdk.messages")
                        .tags("outcome", "refused", "client", "a")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void withNothingButJacksonOnTheClassPathItWorksAllTheSame() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("jackson") || new File(entry).isDirectory())
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        SendsOne.class.getName(),
                        gateway.host())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(output).isEqualToIgnoringNewLines("Closed[accepted=1, undelivered=[]]");
        assertThat(process.waitFor()).isZero();
        assertThat(gateway.taken()).hasSize(3);
    }

    /** What an application without Micrometer is. */
    static final class SendsOne {

        private SendsOne() {}

        public static void main(String[] arguments) throws ReflectiveOperationException {
            try {
                Class.forName("io.micrometer.core.instrument.Metrics");
                throw new IllegalStateException("Micrometer is there");
            } catch (ClassNotFoundException e) {
                Appizer appizer = Appizer.builder("key").host(arguments[0]).build();
                appizer.track(Track.of("first"));
                System.out.println(appizer.close(java.time.Duration.ofSeconds(10)));
            }
            Appizer hooked = Appizer.builder("key")
                    .host(arguments[0])
                    .closeOnShutdown(java.time.Duration.ofSeconds(10))
                    .flushInterval(java.time.Duration.ofMinutes(1))
                    .build();
            hooked.track(Track.of("second"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> sendWhenTheJvmEnds(arguments[0])));
        }

        private static void sendWhenTheJvmEnds(String host) {
            Appizer late = Appizer.builder("key")
                    .host(host)
                    .onWarning(warning -> {})
                    .closeOnShutdown(java.time.Duration.ofSeconds(10))
                    .build();
            late.track(Track.of("third"));
            late.close();
        }
    }
}
