// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is sent through a gateway that fails every fifth call, whether it took the messages or not, is there in the end, and
 * once. {@code -Dsdk.events} says how many events each SDK sends.
 */
@Tag("long")
@ExtendWith(SdkExtension.class)
class ExactlyOnceIT {

    private static final Logger LOG = LoggerFactory.getLogger(ExactlyOnceIT.class);
    private static final int EVENTS = Integer.getInteger("sdk.events", 100_000);
    private static final int USERS = 100;
    private static final double FAILING = 0.2;

    private final PackedSdk sdk;
    private final RunningAppizer appizer;

    ExactlyOnceIT(PackedSdk sdk, RunningAppizer appizer) {
        this.sdk = sdk;
        this.appizer = appizer;
    }

    /** Sends so many events of a run; answers how many the SDK says were accepted. */
    private interface Load {
        long send(String url) throws IOException, InterruptedException;
    }

    @Test
    void throughTheJavaScriptSdk() throws IOException, InterruptedException {
        check("js", 1, url -> {
            JsonNode said = new ObjectMapper()
                    .readTree(Program.node(
                                    sdk.orSkip().programs(), Map.of(), "load.mjs", url, "js", String.valueOf(EVENTS))
                            .succeed());
            LOG.info("The JavaScript SDK says: {}", said);
            return said.path("kinds").path("accepted").asLong();
        });
    }

    @Test
    void throughTheJavaSdk() throws IOException, InterruptedException {
        check("java", 2, url -> JavaLoad.send(url, "java", EVENTS));
    }

    private void check(String run, long seed, Load load) throws IOException, InterruptedException {
        try (FaultyGateway gateway = new FaultyGateway(appizer.instance().url(), FAILING, seed)) {
            long started = System.nanoTime();
            assertThat(load.send(gateway.url())).isEqualTo(EVENTS);
            long millis = (System.nanoTime() - started) / 1_000_000;
            for (int user = 0; user < USERS; user++) {
                appizer.profileOf(run + "-" + user, EVENTS / USERS);
            }
            Arrived raw = Arrived.raw(appizer.instance(), "user:" + run + "-");
            Arrived resolved = Arrived.resolved(appizer.instance(), "user:" + run + "-");
            LOG.info(
                    "Through a faulty gateway: sdk={} events={} millis={} calls={} failed={} raw={} resolved={}",
                    run,
                    EVENTS,
                    millis,
                    gateway.calls(),
                    gateway.failed(),
                    raw,
                    resolved);

            assertThat(gateway.failed()).isGreaterThan(gateway.calls() / 10);
            assertThat(raw.messages()).isEqualTo(EVENTS);
            assertThat(raw.records()).isGreaterThan(EVENTS);
            assertThat(resolved).isEqualTo(new Arrived(EVENTS, EVENTS));
            for (int user = 0; user < USERS; user++) {
                assertThat(appizer.get("/v1/profiles/" + run + "-" + user)
                                .path("eventCount")
                                .asInt())
                        .isEqualTo(EVENTS / USERS);
            }
        }
        assertThat(appizer.command("audit", "--url", appizer.instance().url())).contains("The books balance.");
    }
}
