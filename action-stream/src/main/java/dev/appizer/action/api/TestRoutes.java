// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import dev.appizer.action.campaign.Campaign;
import dev.appizer.action.campaign.Content;
import dev.appizer.action.campaign.Occasion;
import dev.appizer.action.campaign.Person;
import dev.appizer.action.campaign.Trigger;
import dev.appizer.action.campaign.UnrenderableException;
import dev.appizer.action.campaign.json.CampaignJson;
import dev.appizer.action.channel.Outcome;
import dev.appizer.action.deliver.Sender;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.CampaignDefinition;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.definition.DefinitionLog;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code POST /v1/campaigns/{id}/test}: what would be sent to somebody, and on request it is sent, to an address of the
 * caller's. No cap counts it, no quiet hours hold it up, and no delivery is kept of it.
 */
final class TestRoutes {

    private final DefinitionLog<CampaignDefinition> log;
    private final PersonSearch people;
    private final Content content;
    private final Sender sender;
    private final Clock clock;

    TestRoutes(
            DefinitionLog<CampaignDefinition> log, PersonSearch people, Content content, Sender sender, Clock clock) {
        this.log = log;
        this.people = people;
        this.content = content;
        this.sender = sender;
        this.clock = clock;
    }

    void addTo(Routes.Builder routes) {
        routes.blocking("POST", "/v1/campaigns/{campaignId}/test", this::test);
    }

    private Reply test(Call call) {
        CampaignDefinition definition = CampaignRoutes.require(log, call.pathParameter("campaignId"));
        Campaign campaign =
                CampaignJson.read(definition.getId(), definition.getBody()).campaign();
        TestBody body = TestBody.read(call);
        Optional<PersonSearch.Found> found =
                campaign.trigger() instanceof Trigger.OnAnswer ? Optional.empty() : Optional.of(find(call, body));
        long now = Micros.of(clock.instant());
        Occasion occasion = new Occasion(
                "test-" + UUID.randomUUID(),
                campaign,
                definition.getVersion(),
                found.map(PersonSearch.Found::identifier).orElse(""),
                found.map(person -> new Person(person.profile())),
                body.cause(
                        campaign.trigger(),
                        found.map(PersonSearch.Found::identifier).orElse(""),
                        now),
                now,
                now);
        NotificationRow notification = body.to(write(occasion));
        return Reply.ok(body.to().isEmpty() ? shown(notification) : sent(notification));
    }

    private PersonSearch.Found find(Call call, TestBody body) {
        List<Identifier> person = body.person();
        return person.stream()
                .flatMap(identifier -> people.find(call, identifier.toString()).stream())
                .findFirst()
                .orElseThrow(() -> HttpProblem.notFound("There is no profile of this id"));
    }

    private NotificationRow write(Occasion occasion) {
        try {
            return content.of(occasion);
        } catch (UnrenderableException e) {
            throw new HttpProblem(422, "UNRENDERABLE", String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> shown(NotificationRow notification) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("channel", notification.getChannel());
        shown.put("destination", notification.getDestination());
        shown.put("content", ContentView.of(notification));
        return shown;
    }

    private Map<String, Object> sent(NotificationRow notification) {
        Outcome outcome = sender.send(notification).toCompletableFuture().join();
        Map<String, Object> shown = shown(notification);
        if (outcome instanceof Outcome.Failed failed) {
            shown.put("outcome", "FAILED");
            shown.put("reason", failed.why());
        } else if (outcome instanceof Outcome.Refused refused) {
            shown.put("outcome", "REFUSED");
            shown.put("reason", refused.why());
        } else if (outcome instanceof Outcome.Postponed) {
            throw HttpProblem.unavailable("The destination is busy", Duration.ofSeconds(1));
        } else {
            shown.put("outcome", "DELIVERED");
        }
        return shown;
    }
}
