// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.Instance;
import dev.appizer.local.instance.InstanceApi;
import dev.appizer.local.instance.InstanceFinder;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@code ./appizer demo}. */
public final class Demo {

    private static final String SEGMENT = "demo-high-value";
    private static final String DEFINITION = """
            {"name":"High-value users","filters":[\
            {"property":"plan","operator":"equals","value":"enterprise"},\
            {"property":"totalSpent","operator":"greaterThan","value":1000}]}""";

    /** How long a change too many is waited for. */
    private static final Duration AFTERTHOUGHT = Duration.ofSeconds(1);

    private final Patience patience = new Patience(Duration.ofSeconds(30));
    private final Story story;
    private final InstanceApi api;
    private final Changes changes;
    private final String anonymousId;
    private final String userId;

    private Demo(Story story, InstanceApi api, Changes changes, String anonymousId, String userId) {
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
            new Demo(new Story(out), new InstanceApi(instance), changes, anonymousId, userId).walk();
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
        story.sent("PUT", "/v1/segments/" + SEGMENT, DEFINITION);
        api.put("/v1/segments/" + SEGMENT, DEFINITION);
        JsonNode segment = patience.until(
                "segment " + SEGMENT + " to be LIVE",
                () -> api.find("/v1/segments/" + SEGMENT)
                        .filter(found -> found.path("state").asText().equals("LIVE")));
        story.line("it is LIVE as version " + segment.path("version").asText());
    }

    private void viewPages() throws InterruptedException {
        for (String page : List.of("/", "/features", "/pricing")) {
            send("track", "{'event':'page_view','anonymousId':'%s','properties':{'page':'%s'}}", anonymousId, page);
        }
        story.shows("the visitor's profile", profile(anonymousId, true, 3));
    }

    private void signUp() throws InterruptedException {
        send(
                "identify",
                "{'userId':'%s','traits':{'email':'%s@example.com','plan':'enterprise','totalSpent':0}}",
                userId,
                userId);
        send("alias", "{'userId':'%s','previousId':'%s'}", userId, anonymousId);
        story.shows("the user's profile, to which the visitor's page views belong now", profile(userId, false, 3));
    }

    private void buy() throws InterruptedException {
        send(
                "track",
                "{'event':'purchase_completed','userId':'%s','properties':{'amount':1200,'currency':'USD'}}",
                userId);
        send("identify", "{'userId':'%s','traits':{'totalSpent':1200}}", userId);
        story.change(await(List.of(Transition.ENTERED)));
        story.shows("the user's profile", profile(userId, false, 4));
    }

    private void changePlan() throws InterruptedException {
        send("identify", "{'userId':'%s','traits':{'plan':'pro'}}", userId);
        story.change(await(List.of(Transition.ENTERED, Transition.EXITED)));
        Thread.sleep(AFTERTHOUGHT.toMillis());
        await(List.of(Transition.ENTERED, Transition.EXITED));
    }

    private void send(String call, String template, Object... parts) throws InterruptedException {
        String body = String.format(template.replace('\'', '"'), parts);
        story.sent("POST", "/v1/" + call, body);
        api.send(call, body);
    }

    private JsonNode profile(String id, boolean anonymous, int events) throws InterruptedException {
        return patience.until(
                "the profile of " + id + " to count " + events + " events",
                () -> api.find("/v1/profiles/" + id)
                        .filter(found -> found.path("eventCount").asInt() == events
                                && found.path("anonymous").asBoolean() == anonymous));
    }

    /** Waits for exactly these changes on Kafka, and answers the last. */
    private SegmentChange await(List<Transition> expected) throws InterruptedException {
        return patience.until(expected + " of " + userId + " on segments.changes", () -> {
            List<SegmentChange> seen = changes.seen();
            List<Transition> transitions =
                    seen.stream().map(SegmentChange::getTransition).toList();
            if (transitions.size() >= expected.size() && !transitions.equals(expected)) {
                throw CommandProblem.failed(
                        "On segments.changes are " + transitions + " of " + userId + ", not " + expected + ".");
            }
            return transitions.equals(expected) ? Optional.of(seen.get(seen.size() - 1)) : Optional.empty();
        });
    }
}
