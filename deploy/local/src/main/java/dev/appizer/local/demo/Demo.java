// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.Instance;
import dev.appizer.local.instance.InstanceFinder;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@code ./appizer demo}. */
public final class Demo {

    private static final String SEGMENT = "demo-high-value";
    private static final Map<String, Object> DEFINITION = Map.of(
            "name",
            "High-value users",
            "filters",
            List.of(
                    Map.of("property", "plan", "operator", "equals", "value", "enterprise"),
                    Map.of("property", "totalSpent", "operator", "greaterThan", "value", 1000)));

    private final Patience patience = new Patience(Duration.ofSeconds(30));
    private final Story story;
    private final Api api;
    private final Changes changes;
    private final String anonymousId;
    private final String userId;

    private Demo(Story story, Api api, Changes changes, String anonymousId, String userId) {
        this.story = story;
        this.api = api;
        this.changes = changes;
        this.anonymousId = anonymousId;
        this.userId = userId;
    }

    /** Walks; throws {@link CommandProblem} where something isn't as it should be. */
    public static void run(List<String> words, PrintStream out) {
        CommandLine line =
                CommandLine.parse(words, Set.of("--url", "--data"), Set.of()).withoutOthers();
        Instance instance = InstanceFinder.find(line);
        String anonymousId = UUID.randomUUID().toString();
        String userId = "user_" + anonymousId.substring(0, 8);
        try (Changes changes = Changes.follow(instance, SEGMENT, userId)) {
            new Demo(new Story(out), new Api(instance.url()), changes, anonymousId, userId).walk();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandProblem.failed("Interrupted.", e);
        }
    }

    private void walk() throws InterruptedException {
        story.chapter("A segment: plan equals enterprise, and totalSpent greater than 1000");
        defineSegment();
        story.chapter("An anonymous visitor looks around");
        viewPages();
        story.chapter("The visitor signs up, and the two are linked");
        signUp();
        story.chapter("The customer buys, and passes 1000");
        buy();
        story.chapter("The customer changes the plan");
        changePlan();
        story.end();
    }

    private void defineSegment() throws InterruptedException {
        api.put("/v1/segments/" + SEGMENT, DEFINITION);
        JsonNode segment = patience.until(
                "segment " + SEGMENT + " to be LIVE",
                () -> api.find("/v1/segments/" + SEGMENT).filter(found -> is(found, "state", "LIVE")));
        story.shows("segment", segment);
    }

    private void viewPages() throws InterruptedException {
        for (String page : List.of("/", "/features", "/pricing")) {
            api.send(
                    "track",
                    Map.of("event", "page_view", "anonymousId", anonymousId, "properties", Map.of("page", page)));
            story.sent("track page_view " + page + " as anonymousId " + anonymousId);
        }
        story.shows("profile of the visitor", profile(anonymousId, "anonymous", 3));
    }

    private void signUp() throws InterruptedException {
        api.send(
                "identify",
                Map.of(
                        "userId",
                        userId,
                        "traits",
                        Map.of("email", userId + "@example.com", "plan", "enterprise", "totalSpent", 0)));
        story.sent("identify " + userId + " with email, plan enterprise, totalSpent 0");
        api.send("alias", Map.of("userId", userId, "previousId", anonymousId));
        story.sent("alias " + anonymousId + " to " + userId);
        story.shows("profile of the user, who has the visitor's page views now", profile(userId, "user", 3));
    }

    private void buy() throws InterruptedException {
        api.send(
                "track",
                Map.of(
                        "event",
                        "purchase_completed",
                        "userId",
                        userId,
                        "properties",
                        Map.of("amount", 1200, "currency", "USD", "product", "Enterprise Plan")));
        story.sent("track purchase_completed over 1200 USD");
        api.send("identify", Map.of("userId", userId, "traits", Map.of("totalSpent", 1200)));
        story.sent("identify with totalSpent 1200");
        story.change(await(List.of(Transition.ENTERED)));
        story.shows("profile", profile(userId, "user", 4));
    }

    private void changePlan() throws InterruptedException {
        api.send("identify", Map.of("userId", userId, "traits", Map.of("plan", "pro")));
        story.sent("identify with plan pro");
        story.change(await(List.of(Transition.ENTERED, Transition.EXITED)));
    }

    private JsonNode profile(String id, String type, int events) throws InterruptedException {
        return patience.until(
                "the profile of " + type + " " + id + " to count " + events + " events",
                () -> api.find("/v1/profiles/" + id)
                        .filter(found -> found.path("eventCount").asInt() == events
                                && found.path("anonymous").asBoolean() == type.equals("anonymous")));
    }

    /** Waits for exactly these changes on Kafka, and answers the last. */
    private SegmentChange await(List<Transition> expected) throws InterruptedException {
        long start = System.nanoTime();
        SegmentChange last = patience.until(expected + " of " + userId + " on segments.changes", () -> {
            List<SegmentChange> seen = changes.seen();
            List<Transition> transitions =
                    seen.stream().map(SegmentChange::getTransition).toList();
            if (transitions.size() >= expected.size() && !transitions.equals(expected)) {
                throw CommandProblem.failed(
                        "On segments.changes are " + transitions + " of " + userId + ", not " + expected + ".");
            }
            return transitions.equals(expected) ? Optional.of(seen.get(seen.size() - 1)) : Optional.empty();
        });
        story.waited(Duration.ofNanos(System.nanoTime() - start));
        return last;
    }

    private static boolean is(JsonNode node, String field, String value) {
        return node.path(field).asText().equals(value);
    }
}
