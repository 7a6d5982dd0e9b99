// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.action.decide.CampaignStore;
import dev.appizer.service.http.Call;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.streams.query.Owners;
import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until every partition goes by what was put: what happens once the caller has the answer must set it off, wherever
 * that is decided.
 */
final class Spread {

    private static final String PATH = "/internal/campaigns/updates";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = Duration.ofMillis(30).toNanos();

    private final Owners owners;
    private final Topic<?> source;

    Spread(Owners owners, Topic<?> source) {
        this.owners = owners;
        this.source = source;
    }

    void addTo(Routes.Builder routes) {
        routes.internal("GET", PATH, call -> Reply.ok(owners.answerAll(CampaignStore.NAME, source, Spread::updates)));
    }

    private static Map<String, Long> updates(Owners.LocalState state) {
        return CampaignStore.updates(state.store(CampaignStore.NAME));
    }

    /**
     * Waits a few seconds at most: a partition that moves gets to it when it has arrived.
     *
     * @param updatedAt when it was put, paused or resumed, in microseconds; 0 where it was deleted
     */
    void await(Call call, String campaign, long updatedAt) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isEverywhere(call, campaign, updatedAt) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean isEverywhere(Call call, String campaign, long updatedAt) {
        try {
            List<JsonNode> parts = owners.askAll(call, CampaignStore.NAME, source, PATH, Spread::updates);
            return parts.stream().allMatch(part -> part.path(campaign).asLong(0) == updatedAt);
        } catch (HttpProblem moving) {
            return false;
        }
    }
}
