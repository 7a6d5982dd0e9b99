// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Claim;
import dev.appizer.identity.graph.Link;
import dev.appizer.schemas.ConflictReason;
import dev.appizer.schemas.IdentityConflict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What was refused is not certain at once: an alias that makes it right may be on its way. So it is noted, looked at again
 * after the grace period, and told and counted if it still holds.
 */
final class Conflicts {

    private final ClusterStore clusters;
    private final ClaimStore claims;
    private final RefusedLinks refused;
    private final StreamsMetrics metrics;
    private final Map<ConflictReason, Sensor> counters = new EnumMap<>(ConflictReason.class);
    private boolean pending;

    Conflicts(
            KeyValueStore<Bytes, byte[]> store,
            ClusterStore clusters,
            ClaimStore claims,
            ClusterLimits limits,
            StreamsMetrics metrics) {
        this.clusters = clusters;
        this.claims = claims;
        this.refused = new RefusedLinks(store, limits.grace().toMillis());
        this.metrics = metrics;
        this.pending = !refused.isEmpty();
        for (ConflictReason reason : ConflictReason.values()) {
            String name = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
            counters.put(reason, metrics.addRateTotalSensor("identity", name, "conflict", RecordingLevel.INFO));
        }
    }

    /** Notes a link that does not count now. */
    void note(Link link, long nowMillis) {
        refused.add(link, nowMillis);
        pending = true;
    }

    /** Whether something noted has still to be looked at. */
    boolean isPending() {
        return pending;
    }

    /** Those noted long enough ago that still hold. */
    List<IdentityConflict> due(long nowMillis, int limit) {
        List<IdentityConflict> certain = new ArrayList<>();
        for (Link link : refused.take(nowMillis, limit)) {
            reason(link).ifPresent(reason -> certain.add(refused(link, reason, nowMillis)));
        }
        pending = !refused.isEmpty();
        return certain;
    }

    /** Tells a refusal that is certain. */
    IdentityConflict refused(Link link, ConflictReason reason, long nowMillis) {
        Objects.requireNonNull(counters.get(reason)).record(1, nowMillis);
        return DecisionRecords.conflict(link, reason, clusters.canonical(DecisionRecords.wanted(link)), nowMillis);
    }

    /** Why a link does not count; empty where it does, is no more, or would join nobody. */
    private Optional<ConflictReason> reason(Link link) {
        Optional<Boolean> live = clusters.isRefused(link);
        if (live.isPresent()) {
            return live.filter(refused -> refused).map(refused -> ConflictReason.CLUSTER_FULL);
        }
        return link instanceof Claim claim && claims.get(claim.named(), claim.userId()) != null
                ? inactive(claim)
                : Optional.empty();
    }

    private Optional<ConflictReason> inactive(Claim claim) {
        if (clusters.canonical(claim.user()).equals(clusters.canonical(claim.anonymous()))) {
            return Optional.empty();
        }
        ClusterDraft draft = clusters.draft();
        draft.load(claim.anonymous());
        Optional<Claim> first = claims.first(claim.named());
        if (draft.cluster.decide(claim.named(), first).isEmpty()) {
            return Optional.of(ConflictReason.ALIASED_BEFORE);
        }
        boolean own =
                first.filter(other -> other.userId().equals(claim.userId())).isPresent();
        return Optional.of(own ? ConflictReason.CLUSTER_FULL : ConflictReason.CLAIMED_BEFORE);
    }

    void close() {
        counters.values().forEach(metrics::removeSensor);
    }
}
