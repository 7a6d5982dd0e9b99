// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.appizer.testing.browser.Chromium;
import dev.appizer.testing.browser.PageServer;
import dev.appizer.testing.node.NodeFiles;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The packed SDK in a headless Chromium, on pages of another origin than the gateway's. */
@Tag("long")
@Tag("whole")
@ExtendWith(SdkExtension.class)
class InBrowserIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;
    private static final int PAGES = 6;
    /** Landed, left, sign-up started and completed, two while nobody answered, and the burst. */
    private static final int EVENTS = 6 + 400;

    private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
    private final PackedSdk sdk;
    private final RunningAppizer appizer;

    InBrowserIT(PackedSdk sdk, RunningAppizer appizer) {
        this.sdk = sdk;
        this.appizer = appizer;
    }

    @Test
    void aVisitorIsOnePersonOverAllPagesAndNothingIsLostOnTheWay(@TempDir Path scratch)
            throws IOException, InterruptedException {
        Chromium.missing().ifPresent(missing -> Assumptions.abort("The SDK is not tried in a browser: " + missing));
        NodeFiles programs = sdk.orSkip().programs();
        try (FaultyGateway gateway = new FaultyGateway(appizer.instance().url(), 0, 1);
                PageServer pages = new PageServer()
                        .files("/", programs.home())
                        .files("/sdk/", PackedSdk.installed(programs).resolve("dist"))
                        .answering("/told", this::told)
                        .answering("/network/", exchange -> network(exchange, gateway));
                Chromium browser = Chromium.open(
                        pages.url() + "/journey.html?step=0&run=web&host=" + URLEncoder.encode(gateway.url(), UTF_8),
                        scratch)) {
            checkPages(tellings());
            assertThat(browser.process().isAlive()).isTrue();

            JsonNode person = appizer.profileOf("user-web", EVENTS);
            assertThat(person.path("eventCount").asInt()).isEqualTo(EVENTS);
            assertThat(gateway.preflights()).isZero();
        }
    }

    private List<JsonNode> tellings() throws InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        while (true) {
            JsonNode next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("after %s", all).isNotNull();
            if (next.path("done").asBoolean()) {
                return all;
            }
            all.add(next);
        }
    }

    private void checkPages(List<JsonNode> pages) throws IOException, InterruptedException {
        assertThat(pages).hasSize(PAGES);
        String anonymousId = pages.get(0).path("anonymousId").asText();
        assertThat(anonymousId).hasSize(36);
        assertThat(pages.get(0).path("outcome").path("ok").asBoolean()).isTrue();
        assertThat(pages.get(1).path("anonymousId").asText()).isEqualTo(anonymousId);
        assertThat(pages.get(1).path("outcome").path("ok").asBoolean()).isTrue();
        assertThat(pages.get(2).path("userId").asText()).isEqualTo("user-web");
        assertThat(pages.get(2).path("stored").asBoolean()).isTrue();
        assertThat(pages.get(3).path("stored").asBoolean()).isFalse();
        assertThat(pages.get(5).path("before").asText()).isEqualTo("user-web");
        assertThat(pages.get(5).path("userId").isNull()).isTrue();
        assertThat(pages.get(5).path("after").asText()).hasSize(36).isNotEqualTo(anonymousId);
        assertThat(appizer.get("/v1/identities/" + anonymousId)
                        .path("canonicalId")
                        .asText())
                .isEqualTo("user-web");
    }

    private void told(HttpExchange exchange) throws IOException {
        told.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        PageServer.answer(exchange, 200, new byte[0]);
    }

    private static void network(HttpExchange exchange, FaultyGateway gateway) throws IOException {
        gateway.rate(exchange.getRequestURI().getPath().endsWith("down") ? 1 : 0);
        PageServer.answer(exchange, 200, new byte[0]);
    }
}
