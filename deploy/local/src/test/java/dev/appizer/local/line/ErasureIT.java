// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import dev.appizer.topics.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person is erased over HTTP while two instances run, as its operator and as a downstream consumer sees it. */
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
@TestInstance(Lifecycle.PER_CLASS)
class ErasureIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningLine line;

    ErasureIT(KafkaUnderTest kafka, RegistryUnderTest registry, @TempDir Path directory) throws InterruptedException {
        this.line = RunningLine.start(kafka, registry, directory, 2);
    }

    @AfterAll
    void close() {
        line.close();
    }

    @Test
    void aPersonIsErasedWithAllIdsAndBeginsAnew() throws IOException, InterruptedException {
        line.api().admin("PUT", "/v1/segments/pros", """
                {"filters":[{"property":"plan","operator":"equals","value":"pro"}]}""");
        line.api().send("/v1/track", """
                {"event":"page_view","anonymousId":"device","properties":{"page":"/"}}""");
        line.api().send("/v1/identify", """
                {"userId":"person","anonymousId":"device","traits":{"plan":"pro"}}""");
        line.api().send("/v1/alias", """
                {"userId":"person","previousId":"lead"}""");
        line.api().send("/v1/track", """
                {"event":"page_view","userId":"stranger"}""");
        settle();
        assertThat(profile("device").path("segments").get(0).asText()).isEqualTo("pros");

        String receipt = erase("device");
        awaitDone(receipt);
        settle();

        for (LineApi api : line.apis()) {
            for (String id : List.of("person", "device", "lead")) {
                assertThat(api.find("/v1/profiles/" + id)).isEmpty();
                assertThat(api.find("/v1/identities/" + id)).isEmpty();
            }
            assertThat(api.find("/v1/profiles/stranger")).isPresent();
            assertThat(receipt(api, receipt).toString()).contains("\"DONE\"").doesNotContain("person", "device");
        }
        assertThat(changes()).last().satisfies(change -> {
            assertThat(change.getCanonicalId()).isEqualTo("person");
            assertThat(change.getTransition()).isEqualTo(Transition.EXITED);
            assertThat(change.getReason()).isEqualTo(ChangeReason.ERASURE);
        });
        assertThat(compacted(line.topics().profiles())).containsOnlyKeys("user:stranger");
        assertThat(compacted(line.topics().identityAliases())).isEmpty();
        assertThat(compacted(line.topics().segmentsMembership())).isEmpty();

        line.api().send("/v1/track", """
                {"event":"page_view","userId":"person"}""");
        settle();

        assertThat(profile("person").path("eventCount").asInt()).isEqualTo(1);
        assertThat(profile("person").path("traits")).isEmpty();
        assertThat(profile("person").path("anonymousIds")).isEmpty();
        assertThat(line.api().find("/v1/profiles/device")).isEmpty();
    }

    @Test
    void whoWasNeverHereIsErasedAtOnceAndAReceiptThatNobodyHasIsNotFound() throws IOException, InterruptedException {
        awaitDone(erase("nobody"));

        assertThat(line.api().find("/v1/erasures/no-such-receipt")).isEmpty();
    }

    private String erase(String id) throws IOException, InterruptedException {
        LineApi.Answer answer = line.api().admin("DELETE", "/v1/profiles/" + id, "");
        assertThat(answer.status()).isEqualTo(202);
        return answer.body().path("receiptId").asText();
    }

    private void awaitDone(String receipt) throws IOException, InterruptedException {
        Patience.until(
                PATIENCE,
                "the erasure is done",
                () -> line.api()
                        .find("/v1/erasures/" + receipt)
                        .filter(shown -> shown.path("state").asText().equals("DONE"))
                        .isPresent());
    }

    private static JsonNode receipt(LineApi api, String receipt) throws IOException, InterruptedException {
        return api.find("/v1/erasures/" + receipt).orElseThrow();
    }

    private JsonNode profile(String id) throws IOException, InterruptedException {
        return line.api().find("/v1/profiles/" + id).orElseThrow();
    }

    private List<SegmentChange> changes() {
        return line.records().all(line.topics().segmentsChanges()).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** What compaction would leave of a topic. */
    private Map<String, Object> compacted(Topic<?> topic) {
        Map<String, Object> last = new HashMap<>();
        line.records().all(topic).forEach(record -> put(last, record.key(), record.value()));
        return last;
    }

    private static void put(Map<String, Object> rows, String key, @Nullable Object value) {
        if (value == null) {
            rows.remove(key);
        } else {
            rows.put(key, value);
        }
    }

    private void settle() throws InterruptedException {
        line.caughtUp().await(line.instances());
    }
}
