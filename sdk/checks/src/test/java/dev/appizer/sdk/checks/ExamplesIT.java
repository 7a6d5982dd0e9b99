// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.appizer.testing.browser.Chromium;
import dev.appizer.testing.browser.PageServer;
import dev.appizer.testing.node.NodeFiles;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each example does what it is for, with the SDKs as they are packed. */
@Tag("long")
@Tag("whole")
@ExtendWith(SdkExtension.class)
// One for all tests: the segment is defined once.
@TestInstance(Lifecycle.PER_CLASS)
class ExamplesIT {

    private static final Path EXAMPLES = Path.of("..", "..", "examples");
    private static final long PATIENCE_SECONDS = 60;

    private final PackedSdk sdk;
    private final RunningAppizer appizer;

    ExamplesIT(PackedSdk sdk, RunningAppizer appizer) throws IOException, InterruptedException {
        this.sdk = sdk;
        this.appizer = appizer;
        appizer.put("/v1/segments/buyers", """
                {"filters":[{"event":"purchase","operator":"greaterThanOrEquals","value":1}]}""");
    }

    @Test
    void theProducerInNode() throws IOException, InterruptedException {
        NodeFiles files = sdk.orSkip().programs("node-producer", EXAMPLES.resolve("node-producer"));

        String said = Program.node(files, gateway(), "producer.mjs", "ada").succeed();

        assertThat(said.lines()).containsExactly("refused: MISSING_FIELD event", "ada: 5 accepted, 0 left behind");
        assertHasBought("ada");
    }

    @Test
    void theProducerInJava() throws IOException, InterruptedException {
        String said = Program.java(jars("java-producer"), gateway(), "dev.appizer.examples.producer.Producer", "grace")
                .succeed();

        assertThat(said.lines()).containsExactly("refused: MISSING_FIELD event", "grace: 5 accepted, 0 left behind");
        assertHasBought("grace");
    }

    @Test
    void thePageInABrowser(@TempDir Path scratch) throws Exception {
        assumeHere(Chromium.missing());
        NodeFiles files = sdk.orSkip().programs("browser", EXAMPLES.resolve("browser"));
        CompletableFuture<String> told = new CompletableFuture<>();
        try (PageServer pages = new PageServer()
                        .files("/", Path.of("src", "test", "node"))
                        .files("/shop/", files.home())
                        .answering("/told", exchange -> tell(exchange, told));
                Chromium browser = Chromium.open(
                        pages.url() + "/clicks.html?host="
                                + URLEncoder.encode(appizer.instance().url(), UTF_8),
                        scratch)) {
            String user = told.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

            assertThat(browser.process().isAlive()).isTrue();
            assertThat(user).startsWith("customer_");
            // The page, the lamp and the desk.
            assertThat(appizer.profileOf(user, 3).path("segments")).hasSize(1);
        }
    }

    @Test
    void theConsumerInNode() throws IOException, InterruptedException {
        NodeFiles files = new NodeFiles("node-consumer", EXAMPLES.resolve("node-consumer"));
        assumeHere(files.missing());

        try (Program consumer = Program.node(files, topics("node"), "consumer.mjs")) {
            assertShows(consumer, "joan");
        }
    }

    @Test
    void theConsumerInJava() throws IOException, InterruptedException {
        try (Program consumer = Program.java(
                jars("java-consumer"), topics("java"), "dev.appizer.examples.consumer.SegmentChangesConsumer")) {
            assertShows(consumer, "mary");
        }
    }

    /** Somebody buys, and is erased. */
    private void assertShows(Program consumer, String user) throws IOException, InterruptedException {
        Program.java(jars("java-producer"), gateway(), "dev.appizer.examples.producer.Producer", user)
                .succeed();
        assertThat(consumer.awaitLines(user + " ENTERED buyers at ", 1, PATIENCE_SECONDS))
                .allMatch(line -> line.endsWith("Z (EVENT)"));

        appizer.command("erase", user, "--url", appizer.instance().url());
        consumer.awaitLines(user + " EXITED buyers at ", 1, PATIENCE_SECONDS);
    }

    private void assertHasBought(String user) throws IOException, InterruptedException {
        assertThat(appizer.profileOf(user, 3).path("eventCount").asInt()).isEqualTo(3);
        appizer.profile(
                user, profile -> profile.path("segments").path(0).asText().equals("buyers"));
    }

    private Map<String, String> gateway() {
        return Map.of("APPIZER_HOST", appizer.instance().url());
    }

    private Map<String, String> topics(String group) {
        return Map.of(
                "KAFKA",
                appizer.instance().kafka(),
                "REGISTRY",
                appizer.instance().registry(),
                "GROUP",
                group);
    }

    /** What the build of an example has made: its own jar, and the libraries. */
    private static List<Path> jars(String example) throws IOException {
        Path built =
                EXAMPLES.resolve(example).resolve("target").toAbsolutePath().normalize();
        List<Path> jars = new ArrayList<>();
        for (Path directory : List.of(built, built.resolve("lib"))) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
            }
        }
        return jars;
    }

    private static void assumeHere(Optional<String> missing) {
        missing.ifPresent(what -> Assumptions.abort("The example is not tried: " + what));
    }

    private static void tell(HttpExchange exchange, CompletableFuture<String> told) throws IOException {
        told.complete(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        PageServer.answer(exchange, 200, new byte[0]);
    }
}
