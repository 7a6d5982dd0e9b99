// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.appizer.action.deliver.DeliveryPage;
import dev.appizer.action.deliver.DeliveryPage.Cursor;
import dev.appizer.action.deliver.DeliveryStore;
import dev.appizer.action.deliver.KeptDelivery;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.CampaignDefinition;
import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.DeliveryState;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.definition.DefinitionLog;
import dev.appizer.streams.query.Owners;
import dev.appizer.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/campaigns/{id}/deliveries}: pages from the newest to the oldest, by when their triggers came. A page
 * begins behind the last delivery of the one before, so what comes meanwhile neither repeats nor hides anything.
 */
final class DeliveryRoutes {

    private static final int MOST = 1_000;

    /** What is looked at of a partition for a page; of a rare state it may end before the page is full. */
    private static final String LOOKED_TO = "lookedTo";

    private static final Comparator<JsonNode> NEWEST_FIRST = Comparator.<JsonNode>comparingLong(
                    delivery -> delivery.path("at").asLong())
            .thenComparing(delivery -> delivery.path("id").asText())
            .reversed();

    private final Owners owners;
    private final Topic<?> source;
    private final DefinitionLog<CampaignDefinition> log;

    DeliveryRoutes(Owners owners, Topic<?> source, DefinitionLog<CampaignDefinition> log) {
        this.owners = owners;
        this.source = source;
        this.log = log;
    }

    void addTo(Routes.Builder routes) {
        routes.blocking("GET", "/v1/campaigns/{campaignId}/deliveries", this::deliveries)
                .internal("GET", "/internal/campaigns/{campaignId}/deliveries", this::parts);
    }

    private record Question(
            String campaign,
            Optional<Cursor> behind,
            int limit,
            @Nullable String state) {

        static Question of(Call call) {
            return new Question(
                    call.pathParameter("campaignId"),
                    Optional.ofNullable(call.query("cursor")).map(Question::cursor),
                    call.query("limit", 100, 1, MOST),
                    state(call.query("state")));
        }

        private static @Nullable String state(@Nullable String name) {
            if (name != null
                    && Arrays.stream(DeliveryState.values())
                            .noneMatch(state -> state.name().equals(name))) {
                throw HttpProblem.badField("state", "must be one of " + Arrays.toString(DeliveryState.values()));
            }
            return name;
        }

        private static Cursor cursor(String text) {
            try {
                String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                int blank = decoded.indexOf(' ');
                return new Cursor(
                        Long.parseLong(decoded.substring(0, Math.max(0, blank))), decoded.substring(blank + 1));
            } catch (IllegalArgumentException e) {
                throw HttpProblem.badField("cursor", "is not one that a page before gave");
            }
        }

        private boolean wants(Delivery delivery) {
            return state == null || delivery.getState().name().equals(state);
        }

        Map<String, Object> read(Owners.LocalState stores) {
            DeliveryPage page =
                    DeliveryPage.read(stores.store(DeliveryStore.NAME), campaign, behind, limit, this::wants);
            Map<String, Object> part = new LinkedHashMap<>();
            part.put(
                    "deliveries",
                    page.deliveries().stream().map(DeliveryRoutes::shown).toList());
            page.next().ifPresent(next -> part.put(LOOKED_TO, Map.of("at", next.createdAt(), "id", next.id())));
            return part;
        }

        String path() {
            StringBuilder path =
                    new StringBuilder("/internal/campaigns/" + Owners.encode(campaign) + "/deliveries?limit=" + limit);
            behind.ifPresent(cursor -> path.append("&cursor=").append(Owners.encode(text(cursor))));
            return state == null
                    ? path.toString()
                    : path.append("&state=").append(state).toString();
        }
    }

    private Reply deliveries(Call call) {
        Question question = Question.of(call);
        CampaignRoutes.require(log, question.campaign);
        List<JsonNode> found = new ArrayList<>();
        List<JsonNode> ends = new ArrayList<>();
        for (JsonNode part : owners.askAll(call, DeliveryStore.NAME, source, question.path(), question::read)) {
            part.path("deliveries").forEach(found::add);
            if (part.has(LOOKED_TO)) {
                ends.add(part.get(LOOKED_TO));
            }
        }
        return Reply.ok(page(found, ends, question.limit));
    }

    /** Behind the point to which every partition was looked through there may be others in between. */
    private static Map<String, Object> page(List<JsonNode> found, List<JsonNode> ends, int limit) {
        Optional<JsonNode> lookedTo = ends.stream().min(NEWEST_FIRST);
        List<JsonNode> sure = found.stream()
                .filter(delivery -> lookedTo.isEmpty() || NEWEST_FIRST.compare(delivery, lookedTo.get()) <= 0)
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
        Optional<JsonNode> last = sure.size() == limit ? Optional.of(sure.get(limit - 1)) : lookedTo;
        boolean isMore = found.size() > sure.size() || lookedTo.isPresent();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("deliveries", sure.stream().map(DeliveryRoutes::outside).toList());
        if (isMore && last.isPresent()) {
            page.put("cursor", text(cursor(last.get())));
        }
        return page;
    }

    private static Cursor cursor(JsonNode last) {
        return new Cursor(last.path("at").asLong(), last.path("id").asText());
    }

    private Reply parts(Call call) {
        return Reply.ok(owners.answerAll(DeliveryStore.NAME, source, Question.of(call)::read));
    }

    private static Map<String, Object> shown(KeptDelivery kept) {
        Delivery delivery = kept.delivery();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("at", kept.createdAt());
        shown.put("id", delivery.getId());
        shown.put("state", delivery.getState().name());
        if (!delivery.getCanonicalIdentifier().isEmpty()) {
            Identifier person = Identifier.parse(delivery.getCanonicalIdentifier());
            shown.put("userId", person.id());
            shown.put("anonymous", !person.isUser());
        }
        shown.put("campaignVersion", delivery.getCampaignVersion());
        shown.put("channel", delivery.getChannel());
        shown.put("destination", delivery.getDestination());
        shown.put("attempts", delivery.getAttempts());
        if (delivery.getNextAttemptAt() != null) {
            shown.put("nextAttemptAt", delivery.getNextAttemptAt().toString());
        }
        if (delivery.getLastError() != null) {
            shown.put("reason", delivery.getLastError());
        }
        shown.put("createdAt", Micros.toInstant(kept.createdAt()).toString());
        shown.put("updatedAt", delivery.getUpdatedAt().toString());
        return shown;
    }

    private static JsonNode outside(JsonNode delivery) {
        ObjectNode shown = delivery.deepCopy();
        shown.remove("at");
        return shown;
    }

    private static String text(Cursor cursor) {
        String text = cursor.createdAt() + " " + cursor.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
