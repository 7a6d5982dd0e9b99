// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the mental model promises, over HTTP, and as a downstream consumer sees it. */
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
@TestInstance(Lifecycle.PER_CLASS)
class MentalModelIT {

    private static final String HIGH_VALUE = """
            {"filters":[{"property":"plan","operator":"equals","value":"enterprise"},
                        {"property":"totalSpent","operator":"greaterThan","value":1000}]}""";

    private final RunningLine line;

    MentalModelIT(KafkaUnderTest kafka, RegistryUnderTest registry, @TempDir Path directory)
            throws InterruptedException {
        this.line = RunningLine.start(kafka, registry, directory, 1);
    }

    @AfterAll
    void close() {
        line.close();
    }

    @Test
    void anEventOfAUserAndOneOfAnAnonymousVisitorMakeProfiles() throws IOException, InterruptedException {
        String user = fresh("user");
        String visitor = fresh("visitor");

        send("track", "{'event':'button_clicked','userId':'" + user + "'}");
        send("track", "{'event':'page_view','anonymousId':'" + visitor + "','properties':{'page':'/pricing'}}");
        settle();

        assertThat(profile(user).path("eventCount").asInt()).isEqualTo(1);
        assertThat(profile(user).path("anonymous").asBoolean()).isFalse();
        assertThat(profile(visitor).path("eventCount").asInt()).isEqualTo(1);
        assertThat(profile(visitor).path("anonymous").asBoolean()).isTrue();
    }

    @Test
    void aMetricWithoutAnIdIsResolvedUnderItsMessageIdAndBelongsToNobody() throws IOException, InterruptedException {
        String messageId = fresh("metric");
        int profiles = line.records().all(line.topics().profiles()).size();

        send("track", "{'event':'api_latency','properties':{'ms':145},'messageId':'" + messageId + "'}");
        settle();

        ConsumerRecord<String, ResolvedEvent> resolved = line
                .records()
                .all(line.topics().eventsResolved())
                .stream()
                .filter(record -> record.key().equals(messageId))
                .findFirst()
                .orElseThrow();
        assertThat(resolved.value().getEvent().getEvent()).isEqualTo("api_latency");
        assertThat(resolved.value().getEvent().getProperties()).containsEntry("ms", 145L);
        assertThat(resolved.value().getCanonicalIdentifier()).isNull();
        assertThat(line.records().all(line.topics().profiles())).hasSize(profiles);
    }

    @Test
    void anAliasGivesTheUserWhatTheVisitorDidBefore() throws IOException, InterruptedException {
        String user = fresh("user");
        String visitor = fresh("visitor");
        for (String page : List.of("/", "/pricing", "/signup")) {
            send("track", "{'event':'page_view','anonymousId':'" + visitor + "','properties':{'page':'" + page + "'}}");
        }
        send("identify", "{'userId':'" + user + "','traits':{'email':'user@example.com','plan':'pro'}}");
        send("alias", "{'userId':'" + user + "','previousId':'" + visitor + "'}");
        settle();

        assertThat(profile(user).path("eventCount").asInt()).isEqualTo(3);
        assertThat(profile(user).path("traits").path("plan").asText()).isEqualTo("pro");
        assertThat(profile(user).path("anonymousIds"))
                .extracting(JsonNode::asText)
                .containsExactly(visitor);
        assertThat(profile(visitor).path("id").asText()).isEqualTo(user);
        assertThat(line.api()
                        .find("/v1/identities/" + visitor)
                        .orElseThrow()
                        .path("canonicalId")
                        .asText())
                .isEqualTo(user);
    }

    @Test
    void aSegmentIsEnteredAndLeftOnceEachWithItsReason() throws IOException, InterruptedException {
        String segment = fresh("high-value");
        String user = fresh("user");
        define(segment, HIGH_VALUE);

        identify(user, "{'plan':'enterprise','totalSpent':900}", "2026-01-01T00:00:00Z", user + "-1");
        identify(user, "{'totalSpent':1000}", "2026-01-02T00:00:00Z", user + "-2");
        identify(user, "{'totalSpent':1000.5}", "2026-01-03T00:00:00Z", user + "-3");
        identify(user, "{'totalSpent':2000}", "2026-01-04T00:00:00Z", user + "-4");
        settle();
        assertThat(profile(user).path("segments")).extracting(JsonNode::asText).containsExactly(segment);
        identify(user, "{'plan':'pro'}", "2026-01-05T00:00:00Z", user + "-5");
        settle();

        assertThat(changes(segment))
                .extracting(
                        SegmentChange::getTransition,
                        SegmentChange::getReason,
                        SegmentChange::getEffectiveAt,
                        SegmentChange::getMessageId)
                .containsExactly(
                        tuple(
                                Transition.ENTERED,
                                ChangeReason.TRAIT,
                                Instant.parse("2026-01-03T00:00:00Z"),
                                user + "-3"),
                        tuple(
                                Transition.EXITED,
                                ChangeReason.TRAIT,
                                Instant.parse("2026-01-05T00:00:00Z"),
                                user + "-5"));
        assertThat(changes(segment)).allMatch(change -> change.getCanonicalId().equals(user));
    }

    @Test
    void aDefinitionIsAppliedToThePastAndItsDeletionIsSaid() throws IOException, InterruptedException {
        String segment = fresh("later");
        String user = fresh("user");
        identify(user, "{'plan':'enterprise','totalSpent':5000,'tag':'" + segment + "'}", "2026-01-01T00:00:00Z", user);
        settle();

        define(segment, "{'filters':[{'property':'tag','operator':'equals','value':'" + segment + "'}]}");
        settle();
        assertThat(line.api()
                        .find("/v1/segments/" + segment)
                        .orElseThrow()
                        .path("state")
                        .asText())
                .isEqualTo("LIVE");
        assertThat(line.api().admin("DELETE", "/v1/segments/" + segment, "").status())
                .isEqualTo(204);
        settle();

        assertThat(changes(segment))
                .extracting(SegmentChange::getTransition)
                .containsExactly(Transition.ENTERED, Transition.EXITED);
        assertThat(changes(segment))
                .allMatch(change -> change.getReason() == ChangeReason.DEFINITION && change.getMessageId() == null);
        assertThat(line.api().find("/v1/segments/" + segment)).isEmpty();
        assertThat(line.records().latest(line.topics().segmentsMembership()))
                .doesNotContainKey(segment + "|user:" + user);
    }

    @Test
    void anIdThatWasOnlyAPreviousIdHasNoProfileHoweverOftenItMoved() throws IOException, InterruptedException {
        String phantom = fresh("phantom");
        String one = fresh("one");
        String other = fresh("other");
        send("track", "{'event':'login','userId':'" + one + "'}");
        send("alias", "{'userId':'" + one + "','previousId':'" + phantom + "'}");
        send("alias", "{'userId':'" + other + "','previousId':'" + one + "'}");
        settle();
        send("alias", "{'userId':'" + one + "','previousId':'" + other + "'}");
        settle();

        assertThat(profile(one).path("eventCount").asInt()).isEqualTo(1);
        assertThat(line.api().find("/v1/profiles/" + phantom)).isEmpty();
        assertThat(line.api().find("/v1/identities/" + phantom)).isEmpty();
    }

    private static String fresh(String what) {
        return what + "-" + UUID.randomUUID();
    }

    private void define(String segment, String body) throws IOException, InterruptedException {
        assertThat(line.api()
                        .admin("PUT", "/v1/segments/" + segment, json(body))
                        .status())
                .isEqualTo(201);
    }

    private void identify(String user, String traits, String at, String messageId)
            throws IOException, InterruptedException {
        send(
                "identify",
                "{'userId':'" + user + "','traits':" + traits + ",'timestamp':'" + at + "','messageId':'" + messageId
                        + "'}");
    }

    private void send(String call, String body) throws IOException, InterruptedException {
        line.api().send("/v1/" + call, json(body));
    }

    /** JSON is easier to read here with single quotes. */
    private static String json(String body) {
        return body.replace('\'', '"');
    }

    private void settle() throws InterruptedException {
        line.caughtUp().await(line.instances());
    }

    private JsonNode profile(String id) throws IOException, InterruptedException {
        return line.api().find("/v1/profiles/" + id).orElseThrow();
    }

    private List<SegmentChange> changes(String segment) {
        return line.records().values(line.topics().segmentsChanges()).stream()
                .filter(change -> change.getSegmentId().equals(segment))
                .toList();
    }
}
