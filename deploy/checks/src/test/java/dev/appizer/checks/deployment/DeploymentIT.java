// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.broker.Ports;
import dev.appizer.checks.Checkout;
import dev.appizer.checks.Rendered;
import dev.appizer.checks.WithHelm;
import dev.appizer.checks.monitoring.Dashboards;
import dev.appizer.local.Appizer;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import dev.appizer.testing.tour.Tour;
import dev.appizer.testing.tour.Tour.Outcome;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator deploys works as the README says, and shows what happens to it. */
@WithHelm
@ExtendWith(RegistryExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RATES_OVER = "30s";
    private static final long PATIENCE_MILLIS = 60_000;
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** Its logs stay for whoever wonders why a test failed. */
    private final Path directory = Path.of("target", "deployed").toAbsolutePath();

    @SuppressWarnings("NullAway.Init") // by start()
    private Deployed deployed;

    @SuppressWarnings("NullAway.Init") // by start()
    private Path toolConfiguration;

    private @Nullable PrometheusServer prometheus;

    @BeforeAll
    void start(RegistryUnderTest registry) throws IOException, InterruptedException {
        Utils.delete(directory.toFile());
        deployed = Deployed.start(directory, registry);
        toolConfiguration = deployed.toolConfiguration(registry.url());
        if (PrometheusServer.isThere()) {
            int port = Ports.free(1).get(0);
            prometheus =
                    PrometheusServer.start(directory.resolve("prometheus"), port, deployed.ca(), deployed.instances());
        }
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (deployed != null) {
            deployed.close();
        }
    }

    @Test
    @Order(1)
    void theTourIsServed() throws IOException, InterruptedException {
        assumeTrue(isThere("bash") && isThere("curl"), "bash and curl are needed");

        Tour.of(Files.readString(Checkout.file("README.md"))).walk(this::run);
    }

    @Test
    @Order(2)
    void whoHasNoKeyOrSpeaksWithoutTlsIsNotServed() throws IOException, InterruptedException {
        String profile = "https://" + deployed.origin() + "/v1/profiles/ada";
        assertThat(deployed.get(profile).statusCode()).isEqualTo(401);
        assertThat(deployed.get(profile, "Authorization", "Bearer " + Deployed.WRITE_KEY)
                        .statusCode())
                .isEqualTo(403);
        // What stands in this header of another instance's question must be signed.
        assertThat(deployed.get(profile, "X-Appizer-Hop", "1").statusCode()).isEqualTo(401);
        for (ServiceInstance instance : deployed.instances()) {
            HttpRequest plain = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + instance.port() + "/health/live"))
                    .build();
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(plain, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @Order(3)
    void anyInstanceAnswersForAnyUser() throws IOException, InterruptedException {
        for (String service : new String[] {"identity-stream", "segment-stream"}) {
            String path = service.equals("identity-stream") ? "/v1/identities/visitor-1" : "/v1/profiles/visitor-1";
            for (ServiceInstance instance : deployed.instances(service)) {
                assertThat(deployed.get(instance.url() + path, "Authorization", "Bearer " + Deployed.ADMIN_KEY)
                                .statusCode())
                        .as(instance.url() + path)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    @Order(4)
    void aSampledTraceIsFoundInTheLogsOfEveryStage() throws Exception {
        assumeTrue(isThere("bash") && isThere("curl"), "bash and curl are needed");
        run("curl -s localhost:8080/v1/identify -H 'traceparent: 00-" + TRACE_ID + "-00f067aa0ba902b7-01' -d "
                + "'{\"userId\":\"traced\",\"traits\":{\"plan\":\"enterprise\",\"totalSpent\":2000}}'");

        for (String service : Rendered.SERVICES) {
            await(() -> hops(service) > 0, service + " logs the trace");
        }
        await(() -> told("segment-stream", ".segments.changes "), "the change has the trace of the call");
    }

    @Test
    @Order(5)
    void everyLineOfTheLogsIsJson() throws IOException {
        for (ServiceInstance instance : deployed.instances()) {
            for (String line : instance.said().lines().toList()) {
                assertThat(JSON.readTree(line).path("service").asText())
                        .as(line)
                        .isEqualTo(instance.service());
            }
        }
    }

    @Test
    @Order(6)
    void theBooksBalance() throws Exception {
        String twice =
                "curl -s localhost:8080/v1/track -d '{\"event\":\"once\",\"userId\":\"ada\",\"messageId\":\"twice\"}'";
        run(twice);
        run(twice);
        await(() -> metric("appizer_enrichment_duplicates_total") > 0, "the repeat is seen");
        await(() -> metric("appizer_books_balance") == 0, "every stage's books balance");
        // Of each stage that writes records on, and of both of its instances: a balance that is not there is none.
        assertThat(seriesOf("appizer_books_balance{")).isEqualTo(4);
        Outcome audit = run("./appizer audit");
        assertThat(audit.status()).as(audit.said()).isZero();
        assertThat(audit.said()).contains("0 lost").contains("0 repeated");
    }

    @Test
    @Order(8)
    void anInstanceThatComesBackGetsTasksAgainAndIsNotBehind() throws Exception {
        ServiceInstance other = deployed.instances("segment-stream").get(1);
        ServiceInstance back =
                deployed.restart(deployed.instances("segment-stream").get(0));

        await(() -> tasks(back) > 0 && tasks(other) > 0, "both have tasks again");
        await(() -> deployed.isReady(back), "it is ready");
        await(
                () -> largest(back, "appizer_stage_lag_seconds{") == 0
                        && largest(other, "appizer_stage_lag_seconds{") == 0,
                "nobody is behind while nothing comes");
        assertThat(largest(back, "appizer_stage_restoring_records{")).isZero();
    }

    private double largest(ServiceInstance instance, String beginning) throws IOException, InterruptedException {
        return deployed.metrics(instance)
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .max()
                .orElse(Double.NaN);
    }

    @Test
    @Order(9)
    void everyQueryOfTheDashboardsHasAnAnswer() throws Exception {
        PrometheusServer server = prometheus();

        // Micrometer looks for metrics of new tasks once a minute.
        List<String> empty = empty(server);
        long deadline = System.currentTimeMillis() + 2 * PATIENCE_MILLIS;
        while (!empty.isEmpty() && System.currentTimeMillis() < deadline) {
            run("curl -s localhost:8080/v1/track -d '{\"event\":\"looked_at\",\"userId\":\"ada\"}'");
            Thread.sleep(1_000);
            empty = empty(server);
        }
        assertThat(empty).isEmpty();
        assertThat(server.number("sum(appizer_stage_running)")).isEqualTo(2 * Rendered.STAGES.size());
        assertThat(server.number("sum(appizer_segments_change_latency_seconds_count)"))
                .isPositive();
    }

    @Test
    @Order(7)
    void whenAnInstanceIsKilledItsTasksMoveAndTheMetricsShowIt() throws Exception {
        ServiceInstance killed = deployed.instances("segment-stream").get(0);
        ServiceInstance other = deployed.instances("segment-stream").get(1);
        double all = tasks(killed) + tasks(other);
        assertThat(tasks(killed)).isPositive();
        assertThat(tasks(other)).isPositive();

        killed.kill();

        await(() -> tasks(other) == all, "the other instance has all " + all + " tasks");
        await(() -> deployed.isReady(other), "the other instance is ready");
        if (prometheus != null) {
            awaitOnTheDashboard(prometheus, killed, other, all);
        }
        Tour.Outcome profile = run("curl -s localhost:8080/v1/profiles/ada");
        assertThat(JSON.readTree(profile.said()).path("id").asText()).isEqualTo("ada");
        run("curl -s localhost:8080/v1/track -d '{\"event\":\"after\",\"userId\":\"ada\"}'");
        await(
                () -> JSON.readTree(run("curl -s localhost:8080/v1/profiles/ada")
                                        .said())
                                .path("eventCount")
                                .asInt()
                        > JSON.readTree(profile.said()).path("eventCount").asInt(),
                "events go on to be counted");
    }

    /** Queries without an answer, but for those of what has not happened yet. */
    private static List<String> empty(PrometheusServer server) throws IOException, InterruptedException {
        List<String> mayBeEmpty =
                List.of("What does the gateway reject?", "Dead letters, by the stage that wrote them");
        List<String> empty = new ArrayList<>();
        for (Dashboards.Query query : Dashboards.queries(RATES_OVER)) {
            if (server.query(query.expression()).isEmpty() && !mayBeEmpty.contains(query.panel())) {
                empty.add(query.dashboard() + ": " + query.panel() + ": " + query.expression());
            }
        }
        return empty;
    }

    /** What the panel of tasks shows, as an operator would see it. */
    private static void awaitOnTheDashboard(
            PrometheusServer server, ServiceInstance killed, ServiceInstance other, double all) throws Exception {
        String tasks = Dashboards.queries(RATES_OVER).stream()
                .filter(query -> query.panel().equals("Tasks of each instance"))
                .findFirst()
                .orElseThrow()
                .expression();
        await(() -> shown(server.query(tasks), other) == all, "the dashboard shows the tasks where they are now");
        await(() -> shown(server.query(tasks), killed) == 0, "the dashboard shows none where nobody is");
        await(
                () -> server.number("sum(appizer_stage_running{stage=\"segment-stream\"})") == 1,
                "the dashboard shows one instance of two");
    }

    private static double shown(JsonNode series, ServiceInstance instance) {
        double sum = 0;
        for (JsonNode one : series) {
            if (one.at("/metric/instance").asText().equals("localhost:" + instance.port())
                    && one.at("/metric/kind").asText().equals("active")) {
                sum += one.at("/value/1").asDouble();
            }
        }
        return sum;
    }

    private PrometheusServer prometheus() {
        assumeTrue(prometheus != null, "a Prometheus on the PATH is needed");
        return Objects.requireNonNull(prometheus);
    }

    private double tasks(ServiceInstance instance) throws IOException, InterruptedException {
        return value(deployed.metrics(instance), "appizer_stage_tasks{kind=\"active\"");
    }

    private long seriesOf(String beginning) throws IOException, InterruptedException {
        long series = 0;
        for (ServiceInstance instance : deployed.instances()) {
            series += deployed.metrics(instance)
                    .lines()
                    .filter(line -> line.startsWith(beginning))
                    .count();
        }
        return series;
    }

    /** The sum over all instances. */
    private double metric(String name) throws IOException, InterruptedException {
        double sum = 0;
        for (ServiceInstance instance : deployed.instances()) {
            if (instance.process().isAlive()) {
                sum += Math.abs(value(deployed.metrics(instance), name));
            }
        }
        return sum;
    }

    private static double value(String metrics, String beginning) {
        return metrics.lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private long hops(String service) throws IOException {
        long hops = 0;
        for (ServiceInstance instance : deployed.instances(service)) {
            hops += instance.said().lines().filter(line -> isOfTrace(line)).count();
        }
        return hops;
    }

    private boolean told(String service, String topic) throws IOException {
        for (ServiceInstance instance : deployed.instances(service)) {
            if (instance.said()
                    .lines()
                    .anyMatch(line -> isOfTrace(line) && line.contains("told: topic=appizer" + topic))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfTrace(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return json.path("trace_id").asText().equals(TRACE_ID);
        } catch (IOException notJson) {
            return false;
        }
    }

    private static void await(Callable<Boolean> condition, String what) throws Exception {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!condition.call()) {
            assertThat(System.currentTimeMillis()).as(what).isLessThan(deadline);
            Thread.sleep(200);
        }
    }

    /** Runs a command as it stands in the README, but for where Appizer is, and with the key that it needs there. */
    private Outcome run(String command) throws IOException, InterruptedException {
        String key = command.contains("/v1/profiles")
                        || command.contains("/v1/identities")
                        || command.contains("/v1/segments")
                ? Deployed.ADMIN_KEY
                : Deployed.WRITE_KEY;
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String here = command.replace(
                        "curl -s ", "curl -s --cacert '" + deployed.ca() + "' -H 'Authorization: Bearer " + key + "' ")
                .replace("localhost:8080", "https://" + deployed.origin())
                .replaceFirst(
                        "^\\./appizer (\\S+)",
                        "'" + java + "' -Xmx256m " + Appizer.class.getName() + " $1 --config '" + toolConfiguration
                                + "'");
        Path said = directory.resolve("said");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", here)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(said.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Still running: " + here + "\n" + Files.readString(said));
        }
        return new Outcome(process.exitValue(), Files.readString(said));
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
