// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import dev.appizer.testing.history.Scope;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

/** A person is erased over HTTP while two instances run, as its operator and as a downstream consumer sees it. */
@Tag("long")
@Tag("whole")
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
@TestInstance(Lifecycle.PER_CLASS)
class ErasureIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaUnderTest kafka;
    private final Path directory;
    private final RunningLine line;

    ErasureIT(KafkaUnderTest kafka, RegistryUnderTest registry, @TempDir Path directory) throws InterruptedException {
        this.kafka = kafka;
        this.directory = directory;
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
        assertThat(line.records().latest(line.topics().profiles())).containsOnlyKeys("user:stranger");
        assertThat(line.records().latest(line.topics().identityAliases())).isEmpty();
        assertThat(line.records().latest(line.topics().segmentsMembership())).isEmpty();

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

    /** All that is of one person has a word in it; somebody else with another word shows that words are found. */
    @Test
    void noFileOfAStoreAndNoCompactedTopicNamesThePersonAnyMore()
            throws IOException, InterruptedException, ExecutionException, RocksDBException {
        for (String word : List.of("VANISHES", "REMAINS")) {
            live(word);
        }
        settle();

        awaitDone(erase("anonymous-VANISHES"));
        settle();
        line.stopAll();

        StoreFiles files = new StoreFiles(directory);
        files.compact("VANISHES");
        assertThat(files.naming("REMAINS")).isNotEmpty();
        assertThat(files.naming("VANISHES")).isEmpty();
        CompactedTopics topics = CompactedTopics.read(kafka, line.caughtUp().names());
        assertThat(topics.naming("REMAINS")).isNotEmpty();
        assertThat(topics.naming("VANISHES")).isEmpty();

        line.startAll();
        assertThat(line.api().find("/v1/profiles/user-REMAINS")).isPresent();
        for (String id : List.of("user-VANISHES", "anonymous-VANISHES", "previous-VANISHES")) {
            assertThat(line.api().find("/v1/profiles/" + id)).isEmpty();
            assertThat(line.api().find("/v1/identities/" + id)).isEmpty();
        }
        awaitDone(erase("user-REMAINS"));
        settle();
    }

    private void live(String word) throws IOException, InterruptedException {
        line.api().admin("PUT", "/v1/segments/buyers", """
                {"filters":[{"event":"purchase","operator":"greaterThan","value":0,"within":"30d"}]}""");
        line.api().send("/v1/track", """
                {"event":"purchase","anonymousId":"anonymous-%1$s","properties":{"what":"thing-%1$s"},
                "context":{"page":{"url":"https://example.com/%1$s"}}}""".formatted(word));
        line.api().send("/v1/identify", """
                {"userId":"user-%1$s","anonymousId":"anonymous-%1$s",
                "traits":{"email":"%1$s@example.com","trait-%1$s":{"nested-%1$s":["in-%1$s"]}}}""".formatted(word));
        line.api().send("/v1/alias", """
                {"userId":"user-%1$s","previousId":"previous-%1$s"}""".formatted(word));
        line.api().post("/v1/alias", """
                {"userId":"user-%1$s","previousId":"claimed-%1$s"}""".formatted(word), Scope.BROWSER);
        line.api().send("/v1/group", """
                {"userId":"user-%1$s","groupId":"group-%1$s","traits":{"name":"%1$s"}}""".formatted(word));
    }

    @Test
    void whoIsSuppressedIsNobodyHoweverMuchTheySend() throws IOException, InterruptedException {
        line.api().send("/v1/identify", """
                {"userId":"unwanted","anonymousId":"laptop","traits":{"plan":"pro"}}""");
        settle();
        assertThat(line.api()
                        .admin("DELETE", "/v1/profiles/laptop?suppress=maybe", "")
                        .status())
                .isEqualTo(400);
        awaitDone(erase("laptop?suppress=true"));
        settle();

        line.api().send("/v1/track", """
                {"event":"page_view","userId":"unwanted"}""");
        line.api().send("/v1/track", """
                {"event":"page_view","anonymousId":"laptop"}""");
        line.api().send("/v1/identify", """
                {"userId":"wanted","anonymousId":"laptop","traits":{"plan":"free"}}""");
        settle();

        for (LineApi api : line.apis()) {
            for (String id : List.of("unwanted", "laptop")) {
                assertThat(api.find("/v1/profiles/" + id)).isEmpty();
                assertThat(api.find("/v1/identities/" + id)).isEmpty();
            }
            assertThat(api.find("/v1/profiles/wanted").orElseThrow().path("anonymousIds"))
                    .isEmpty();
        }
        awaitDone(erase("wanted"));
        settle();
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

    private void settle() throws InterruptedException {
        line.caughtUp().await(line.instances());
    }
}
