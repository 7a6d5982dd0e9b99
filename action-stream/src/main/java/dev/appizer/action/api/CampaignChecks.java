// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import dev.appizer.action.campaign.Action;
import dev.appizer.action.campaign.Audience;
import dev.appizer.action.campaign.Campaign;
import dev.appizer.action.campaign.Trigger;
import dev.appizer.action.channel.topic.OwnTopics;
import dev.appizer.action.decide.Analytics;
import dev.appizer.action.decide.Analytics.Answer;
import dev.appizer.action.decide.QuestionText;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Definition;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.HttpProblem.Detail;
import dev.appizer.streams.definition.DefinitionBody;
import dev.appizer.streams.definition.DefinitionLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks whether there is all that a campaign needs: its segments, a way out, and an answer to its question. */
public final class CampaignChecks {

    private static final String SEGMENT = "segment:";

    private final DefinitionLog<Definition> segments;
    private final Optional<Analytics> analytics;
    private final Outside outside;
    private final Clock clock;

    /**
     * What is set up.
     *
     * @param webhooks whether there is a secret to sign them by
     * @param email whether there is a server
     * @param sender whether there is a sender where a campaign names none
     * @param own topics that campaigns leave alone
     */
    public record Outside(boolean webhooks, boolean email, boolean sender, OwnTopics own) {}

    CampaignChecks(DefinitionLog<Definition> segments, Optional<Analytics> analytics, Outside outside, Clock clock) {
        this.segments = segments;
        this.analytics = analytics;
        this.outside = outside;
        this.clock = clock;
    }

    /** @throws HttpProblem 400 with all that is missing; 503 where a question can't be asked now */
    void check(Campaign campaign) {
        List<Detail> details = new ArrayList<>();
        Set<String> known = segments.read().keySet();
        if (campaign.trigger() instanceof Trigger.OnSegment on) {
            checkSegment(on.segment(), "/trigger/segment", known, details);
        }
        Set<String> named = new TreeSet<>();
        gather(campaign.audience(), named);
        named.forEach(segment -> checkSegment(segment, "/audience", known, details));
        checkAction(campaign.action(), details);
        if (campaign.trigger() instanceof Trigger.OnAnswer on && details.isEmpty()) {
            ask(on, details);
        }
        if (!details.isEmpty()) {
            throw DefinitionBody.invalid(details);
        }
    }

    private static void checkSegment(String segment, String pointer, Set<String> known, List<Detail> details) {
        if (!known.contains(SEGMENT + segment)) {
            details.add(new Detail(pointer, "There is no segment " + segment + "; put it first."));
        }
    }

    private static void gather(Audience audience, Set<String> segments) {
        if (audience instanceof Audience.All all) {
            all.parts().forEach(part -> gather(part, segments));
        } else if (audience instanceof Audience.Any any) {
            any.parts().forEach(part -> gather(part, segments));
        } else if (audience instanceof Audience.Not not) {
            gather(not.part(), segments);
        } else if (audience instanceof Audience.Member member) {
            segments.add(member.segment());
        }
    }

    private void checkAction(Action action, List<Detail> details) {
        if (action instanceof Action.SendWebhook && !outside.webhooks()) {
            details.add(new Detail(
                    "/action/webhook", "Webhooks are signed: set webhook.secrets of the action stage first."));
        } else if (action instanceof Action.SendEmail email) {
            checkEmail(email, details);
        } else if (action instanceof Action.SendRecord append) {
            checkTopic(append.topic(), details);
        }
    }

    private void checkEmail(Action.SendEmail email, List<Detail> details) {
        if (!outside.email()) {
            details.add(new Detail(
                    "/action/email", "There is no server for e-mails: set smtp.host of the action stage first."));
        }
        if (email.from().isEmpty() && !outside.sender()) {
            details.add(new Detail("/action/email/from", "Give a sender, or set smtp.from of the action stage."));
        }
    }

    private void checkTopic(String topic, List<Detail> details) {
        if (outside.own().have(topic)) {
            details.add(new Detail(
                    "/action/topic/topic", "Name a topic of yours: this is one of Appizer's or Kafka's own."));
        }
    }

    private void ask(Trigger.OnAnswer on, List<Detail> details) {
        if (analytics.isEmpty()) {
            details.add(new Detail(
                    "/trigger/query", "Questions can't be asked: set analytics.url of the action stage first."));
            return;
        }
        String question = QuestionText.of(on, Micros.of(clock.instant()));
        Answer answer = analytics.get().total(question).toCompletableFuture().join();
        if (answer instanceof Answer.Missing missing && missing.isRefused()) {
            details.add(new Detail("/trigger/query", "Analytics refuses this question: " + missing.why()));
        } else if (answer instanceof Answer.Missing missing) {
            throw HttpProblem.unavailable(
                    "Analytics can't be asked whether it takes the question: " + missing.why(), Duration.ofSeconds(2));
        }
    }
}
