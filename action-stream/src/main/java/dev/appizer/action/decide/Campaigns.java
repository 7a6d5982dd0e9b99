// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.campaign.Campaign;
import dev.appizer.action.campaign.Trigger.OnAnswer;
import dev.appizer.action.campaign.Trigger.OnEvent;
import dev.appizer.action.campaign.Trigger.OnSegment;
import dev.appizer.action.campaign.json.CampaignJson;
import dev.appizer.action.rows.CampaignRow;
import dev.appizer.filter.json.InvalidBodyException;
import dev.appizer.model.Micros;
import dev.appizer.schemas.CampaignDefinition;
import dev.appizer.schemas.CampaignState;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The campaigns by what sets them off, so that what sets none off costs one look into a map. */
final class Campaigns {

    private static final Logger LOG = LoggerFactory.getLogger(Campaigns.class);

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, Known> all = new TreeMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private Map<String, List<Known>> bySegment = Map.of();
    private Map<String, List<Known>> byEvent = Map.of();

    Campaigns(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        Map<String, CampaignRow> rows = new HashMap<>();
        CampaignStore.each(store, rows::put);
        rows.forEach(this::keep);
        index();
    }

    /** Takes a definition, or the end of one where it is null. */
    void take(String id, @Nullable CampaignDefinition definition) {
        if (definition == null) {
            CampaignStore.delete(store, id);
            all.remove(id);
            unreadable.remove(id);
        } else {
            CampaignRow row = row(definition, CampaignStore.get(store, id));
            CampaignStore.put(store, id, row);
            keep(id, row);
        }
        index();
    }

    /**
     * One that was active before stays so without a gap: what was on its way while it was edited sets it off too. One that
     * is paused still fires for what came before.
     */
    private static CampaignRow row(CampaignDefinition definition, @Nullable CampaignRow before) {
        boolean active = definition.getState() == CampaignState.ACTIVE;
        long now = Micros.of(definition.getUpdatedAt());
        boolean wasActive = before != null && before.getActive();
        long since = before != null && (wasActive || !active) ? before.getActiveSince() : now;
        long until = active || before == null ? 0 : wasActive ? now : before.getActiveUntil();
        long createdAt = before == null ? now : before.getCreatedAt();
        return new CampaignRow(definition.getVersion(), active, since, until, createdAt, now, definition.getBody());
    }

    /** What a later build has put, and this one can't read, fires nowhere here. */
    private void keep(String id, CampaignRow row) {
        try {
            Campaign campaign = CampaignJson.read(id, row.getBody()).campaign();
            all.put(id, new Known(campaign, row));
            unreadable.remove(id);
        } catch (InvalidBodyException e) {
            all.remove(id);
            unreadable.add(id);
            LOG.warn(
                    "A campaign does not fire, since this build can't read it: campaign={} problems={}",
                    id,
                    e.problems());
        }
    }

    private void index() {
        bySegment = all.values().stream()
                .filter(known -> known.campaign().trigger() instanceof OnSegment)
                .collect(Collectors.groupingBy(
                        known -> ((OnSegment) known.campaign().trigger()).segment()));
        byEvent = all.values().stream()
                .filter(known -> known.campaign().trigger() instanceof OnEvent)
                .collect(Collectors.groupingBy(
                        known -> ((OnEvent) known.campaign().trigger()).event()));
    }

    /** Whether it is there, though this build can't read it. */
    boolean isUnreadable(String id) {
        return unreadable.contains(id);
    }

    /** Null where there is none, or none that can be read. */
    @Nullable
    Known get(String id) {
        return all.get(id);
    }

    List<Known> onSegment(String segment) {
        return bySegment.getOrDefault(segment, List.of());
    }

    List<Known> onEvent(String event) {
        return byEvent.getOrDefault(event, List.of());
    }

    /** Those that ask analytics, in the order of their ids. */
    Collection<Known> onAnswer() {
        return all.values().stream()
                .filter(known -> known.campaign().trigger() instanceof OnAnswer)
                .sorted(Comparator.comparing(known -> known.campaign().id()))
                .toList();
    }
}
