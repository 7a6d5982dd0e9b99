// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.appizer.broker.Ports;
import dev.appizer.checks.Checkout;
import dev.appizer.checks.chart.Rendered;
import dev.appizer.checks.chart.WithHelm;
import dev.appizer.checks.monitoring.Dashboards;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import dev.appizer.testing.tour.Programs;
import dev.appizer.testing.tour.Tour;
import dev.appizer.testing.tour.Tour.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator deploys works as the README says, and shows what happens to it. */
@Tag("long")
@Tag("whole")
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
    private OperatorShell shell;

    private @Nullable PrometheusServer prometheus;

    @BeforeAll
    void start(RegistryUnderTest registry) throws IOException, InterruptedException {
        Utils.delete(directory.toFile());
        deployed = Deployed.start(directory, registry);
        shell = new OperatorShell(deployed, deployed.toolConfiguration(registry.url()), directory.resolve("said"));
        if (Programs.areThere("prometheus")) {
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
        assumeTrue(Programs.areThere("bash", "curl"), "bash and curl are needed");

        Tour.of(Files.readString(Checkout.file("README.md"))).walk(shell);
    }

    @Test
    @Order(2)
    void whoHasNoKeyOrSpeaksWithoutTlsIsNotServed() throws IOException, InterruptedException {
        String profile = "https://" + deployed.origin() + "/v1/profiles/ada";
        assertThat(deployed.get(profile).statusCode()).isEqualTo(401);
        assertThat(deployed.get(profile, "Authorization", "Bearer " + Deployed.WRITE_KEY)
                        .statusCode())
                .isEqualTo(403);
        String events = "https://" + deployed.origin() + "/v1/analytics/events";
        assertThat(deployed.get(events).statusCode()).isEqualTo(401);
        assertThat(deployed.get(events, "Authorization", "Bearer " + Deployed.WRITE_KEY)
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
        Map<String, String> paths = Map.of(
                "identity-stream", "/v1/identities/visitor-1",
                "segment-stream", "/v1/profiles/visitor-1");
        for (String service : paths.keySet()) {
            for (ServiceInstance instance : deployed.instances(service)) {
                assertThat(deployed.get(
                                        instance.url() + paths.get(service),
                                        "Authorization",
                                        "Bearer " + Deployed.ADMIN_KEY)
                                .statusCode())
                        .as(service)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    @Order(4)
    void aSampledTraceIsFoundInTheLogsOfEveryStage() throws Exception {
        assumeTrue(Programs.areThere("bash", "curl"), "bash and curl are needed");
        shell.run("curl -s localhost:8080/v1/identify -H 'traceparent: 00-" + TRACE_ID + "-00f067aa0ba902b7-01' -d "
                + "'{\"userId\":\"traced\",\"traits\":{\"plan\":\"enterprise\",\"totalSpent\":2000}}'");

        for (String service : Rendered.SERVICES) {
            boolean onlyTakes = List.of(Rendered.ACTION, Rendered.ANALYTICS).contains(service);
            String hop = onlyTakes ? "taken: topic=" : "told: topic=";
            await(() -> isLogged(service, hop), service + " logs the trace");
        }
        await(
                () -> isLogged("segment-stream", "told: topic=appizer.segments.changes "),
                "the change has the trace of the call");
    }

    @Test
    @Order(5)
    void aCampaignAsksAnalyticsAndWritesToItsTopic() throws Exception {
        assumeTrue(Programs.areThere("bash", "curl"), "bash and curl are needed");
        String campaigns = "https://" + deployed.origin() + "/v1/campaigns";
        assertThat(deployed.get(campaigns).statusCode()).isEqualTo(401);
        String action = "\"action\":{\"topic\":{\"topic\":\"" + Deployed.CAMPAIGN_TOPIC + "\"}}";
        assertPut(
                "campaigns/busy",
                "{\"trigger\":{\"query\":{\"event\":\"page_view\"},\"last\":\"PT1H\","
                        + "\"operator\":\"greaterThan\",\"value\":1000000,\"every\":\"PT1M\"}," + action + "}");
        assertPut("campaigns/welcome", "{\"trigger\":{\"segment\":\"high-value\"}," + action + "}");

        AtomicInteger people = new AtomicInteger();
        await(
                () -> {
                    shell.run(
                            "curl -s localhost:8080/v1/identify -d '{\"userId\":\"welcomed-" + people.incrementAndGet()
                                    + "\",\"traits\":{\"plan\":\"enterprise\",\"totalSpent\":2000}}'");
                    return deployed.notifications().stream().anyMatch(value -> value.contains("welcomed-"));
                },
                "the notification is on the topic");
        for (ServiceInstance instance : deployed.instances(Rendered.ACTION)) {
            String deliveries = instance.url() + "/v1/campaigns/welcome/deliveries?state=DELIVERED";
            await(
                    () -> deployed.get(deliveries, "Authorization", "Bearer " + Deployed.ADMIN_KEY)
                            .body()
                            .contains("welcomed-"),
                    "any instance knows that it was delivered");
        }
    }

    private void assertPut(String path, String body) throws IOException, InterruptedException {
        Outcome put = shell.run("curl -s -X PUT localhost:8080/v1/" + path + " -d '" + body + "'");
        assertThat(put.said()).contains("\"version\":1");
    }

    @Test
    @Order(6)
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
    @Order(7)
    void theBooksBalance() throws Exception {
        String twice =
                "curl -s localhost:8080/v1/track -d '{\"event\":\"once\",\"userId\":\"ada\",\"messageId\":\"twice\"}'";
        shell.run(twice);
        shell.run(twice);
        await(() -> values("appizer_enrichment_duplicates_total").contains(1.0), "the repeat is seen");
        // Two instances of each of the two stages that write records on.
        await(() -> values("appizer_books_balance{").equals(List.of(0.0, 0.0, 0.0, 0.0)), "all books balance");
        Outcome audit = shell.run("./appizer audit");
        assertThat(audit.status()).as(audit.said()).isZero();
        assertThat(audit.said()).contains("0 lost").contains("0 repeated");
    }

    @Test
    @Order(8)
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
        Outcome profile = shell.run("curl -s localhost:8080/v1/profiles/ada");
        assertThat(JSON.readTree(profile.said()).path("id").asText()).isEqualTo("ada");
        shell.run("curl -s localhost:8080/v1/track -d '{\"event\":\"after\",\"userId\":\"ada\"}'");
        await(
                () -> JSON.readTree(shell.run("curl -s localhost:8080/v1/profiles/ada")
                                        .said())
                                .path("eventCount")
                                .asInt()
                        > JSON.readTree(profile.said()).path("eventCount").asInt(),
                "events go on to be counted");
    }

    @Test
    @Order(9)
    void anInstanceThatComesBackGetsTasksAgainAndIsNotBehind() throws Exception {
        ServiceInstance other = deployed.instances("segment-stream").get(1);
        ServiceInstance back =
                deployed.restart(deployed.instances("segment-stream").get(0));

        await(() -> tasks(back) > 0 && tasks(other) > 0, "both have tasks again");
        await(() -> deployed.isReady(back), "it is ready");
        await(
                () -> values("appizer_stage_lag_seconds{").stream().allMatch(seconds -> seconds == 0),
                "nobody is behind while nothing comes");
        assertThat(values("appizer_stage_restoring_records{")).isNotEmpty().containsOnly(0.0);
    }

    @Test
    @Order(10)
    void everyQueryOfTheDashboardsHasAnAnswer() throws Exception {
        PrometheusServer server = prometheus();

        // Micrometer looks for metrics of new tasks once a minute.
        List<String> empty = empty(server);
        long deadline = System.currentTimeMillis() + 2 * PATIENCE_MILLIS;
        while (!empty.isEmpty() && System.currentTimeMillis() < deadline) {
            shell.run("curl -s localhost:8080/v1/track -d '{\"event\":\"looked_at\",\"userId\":\"ada\"}'");
            Thread.sleep(1_000);
            empty = empty(server);
        }
        assertThat(empty).isEmpty();
        // A scrape that takes longer than its second leaves a gap.
        await(
                () -> server.number("sum(appizer_stage_running)") == 2 * Rendered.STAGES.size() + 1,
                "two instances of each stage run, and analytics");
        shell.run(
                "curl -s localhost:8080/v1/identify -d '{\"userId\":\"bob\",\"traits\":{\"plan\":\"enterprise\",\"totalSpent\":2000}}'");
        await(
                () -> server.number("sum(appizer_segments_change_latency_seconds_count)") > 0,
                "the change is among those whose latency is shown");
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
        await(() -> server.activeTasks(tasks, other) == all, "the dashboard shows the tasks where they are now");
        await(() -> server.activeTasks(tasks, killed) == 0, "the dashboard shows none where nobody is");
        await(
                () -> server.number("sum(appizer_stage_running{stage=\"segment-stream\"})") == 1,
                "the dashboard shows one instance of two");
    }

    private PrometheusServer prometheus() {
        assumeTrue(prometheus != null, "a Prometheus on the PATH is needed");
        return Objects.requireNonNull(prometheus);
    }

    private double tasks(ServiceInstance instance) throws IOException, InterruptedException {
        return scrape(instance).tasks();
    }

    private Scrape scrape(ServiceInstance instance) throws IOException, InterruptedException {
        return new Scrape(deployed.metrics(instance));
    }

    /** The values of a metric of all instances. */
    private List<Double> values(String beginning) throws IOException, InterruptedException {
        List<Double> values = new ArrayList<>();
        for (ServiceInstance instance : deployed.instances()) {
            values.addAll(scrape(instance).values(beginning).boxed().toList());
        }
        return values;
    }

    /** Whether instances of a service have logged something of the trace that has this in it. */
    private boolean isLogged(String service, String part) throws IOException {
        for (ServiceInstance instance : deployed.instances(service)) {
            if (instance.linesOf(TRACE_ID).stream().anyMatch(line -> line.contains(part))) {
                return true;
            }
        }
        return false;
    }

    private static void await(Callable<Boolean> condition, String what) throws Exception {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!condition.call()) {
            assertThat(System.currentTimeMillis()).as(what).isLessThan(deadline);
            Thread.sleep(200);
        }
    }
}
