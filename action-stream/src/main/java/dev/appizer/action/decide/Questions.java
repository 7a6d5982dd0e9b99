// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.campaign.NotificationId;
import dev.appizer.action.campaign.Trigger.OnAnswer;
import dev.appizer.action.decide.Analytics.Answer;
import dev.appizer.action.decide.PendingStore.Pending;
import dev.appizer.action.rows.AnswerRow;
import dev.appizer.action.rows.PendingRow;
import dev.appizer.action.rows.QuestionRow;
import dev.appizer.filter.value.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The questions that campaigns ask analytics on a schedule. Each is asked where its campaign's id belongs, one time after
 * the other; what came of the last one is kept, so that a threshold is crossed once, whoever asks next.
 */
final class Questions {

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    /** Until it's looked whether an answer has come. */
    private static final long SOON = 100_000;

    private final QuestionStore store;
    private final Campaigns campaigns;
    private final Analytics analytics;
    private final DecideMeters meters;
    private final Map<String, QuestionRow> rows = new TreeMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();

    private record Answered(
            String campaign,
            long version,
            long askedAt,
            @Nullable Answer answer,
            @Nullable Throwable failure) {}

    Questions(KeyValueStore<Bytes, byte[]> store, Campaigns campaigns, Analytics analytics, DecideMeters meters) {
        this.store = new QuestionStore(store);
        this.campaigns = campaigns;
        this.analytics = analytics;
        this.meters = meters;
        // Of one that this build can't read nothing is due: its row waits for a build that can.
        this.store.each((campaign, row) -> {
            if (campaigns.get(campaign) != null) {
                rows.put(campaign, row);
            }
        });
    }

    /** Whether a campaign asks from this partition. */
    static boolean isHere(String campaign, int partition, int partitions) {
        return Utils.toPositive(Utils.murmur2(Utils.utf8(campaign))) % partitions == partition;
    }

    /**
     * A campaign of this partition was put or deleted.
     *
     * @param before as it was; null where it wasn't there
     */
    void take(String campaign, @Nullable Known before, long now) {
        @Nullable Known known = campaigns.get(campaign);
        if (known == null || !(known.campaign().trigger() instanceof OnAnswer)) {
            if (!campaigns.isUnreadable(campaign)) {
                rows.remove(campaign);
                store.delete(campaign);
            }
            return;
        }
        @Nullable QuestionRow row = rows.get(campaign);
        boolean isSame = before != null
                && before.campaign().trigger().equals(known.campaign().trigger());
        long version = known.row().getVersion();
        put(
                campaign,
                (row != null && isSame)
                        ? new QuestionRow(version, now, row.getCrossed(), row.getSince())
                        : new QuestionRow(version, now, null, known.row().getActiveSince()));
    }

    private void put(String campaign, QuestionRow row) {
        rows.put(campaign, row);
        store.put(campaign, row);
    }

    /** When there is something to do, in microseconds; {@link Span#FOREVER} where there isn't. */
    long next(long now) {
        long soonest = underWay.isEmpty() ? Span.FOREVER : now + SOON;
        for (Map.Entry<String, QuestionRow> row : rows.entrySet()) {
            if (!underWay.contains(row.getKey())) {
                soonest = Math.min(soonest, row.getValue().getNextAt());
            }
        }
        return soonest;
    }

    /** Takes the answers that have come, and asks what is due; the campaigns that are set off. */
    List<Pending> elapse(long now) {
        List<Pending> setOff = new ArrayList<>();
        for (Answered answered = answers.poll(); answered != null; answered = answers.poll()) {
            underWay.remove(answered.campaign());
            take(answered, setOff);
        }
        rows.forEach((campaign, row) -> {
            if (row.getNextAt() <= now && !underWay.contains(campaign)) {
                ask(campaign, now);
            }
        });
        return setOff;
    }

    private void ask(String campaign, long now) {
        @Nullable Known known = campaigns.get(campaign);
        if (known == null || !(known.campaign().trigger() instanceof OnAnswer on)) {
            return;
        }
        QuestionRow row = QuestionRow.newBuilder(rows.get(campaign))
                .setNextAt(Span.plus(now, on.every()))
                .build();
        put(campaign, row);
        if (!known.row().getActive()) {
            return;
        }
        underWay.add(campaign);
        long version = known.row().getVersion();
        var unused = analytics
                .total(QuestionText.of(on, now))
                .whenComplete((answer, failure) -> answers.add(new Answered(campaign, version, now, answer, failure)));
    }

    private void take(Answered answered, List<Pending> setOff) {
        if (answered.failure() != null) {
            throw new IllegalStateException("A question to analytics could not be asked", answered.failure());
        }
        if (answered.answer() instanceof Answer.Missing missing) {
            meters.asked(answered.campaign(), missing.isRefused() ? "refused" : "failed");
            LOG.warn("A campaign's question was not answered: campaign={} why={}", answered.campaign(), missing.why());
        } else if (answered.answer() instanceof Answer.Given given) {
            meters.asked(answered.campaign(), "answered");
            judge(answered, given.total(), setOff);
        }
    }

    /** The answer to what another version of the campaign has asked is left alone: this one asks at once. */
    private void judge(Answered answered, OptionalDouble total, List<Pending> setOff) {
        @Nullable Known known = campaigns.get(answered.campaign());
        @Nullable QuestionRow row = rows.get(answered.campaign());
        if (known == null
                || row == null
                || row.getVersion() != answered.version()
                || !(known.campaign().trigger() instanceof OnAnswer on)) {
            return;
        }
        @Nullable Object value = total.isPresent() ? (Object) total.getAsDouble() : null;
        // Of no answer, such as the least of no numbers, nothing can be told.
        boolean crossed = total.isPresent() && on.threshold().when(value).contains(answered.askedAt());
        boolean before = Boolean.TRUE.equals(row.getCrossed());
        long since = crossed ? row.getSince() : answered.askedAt();
        put(
                answered.campaign(),
                QuestionRow.newBuilder(row).setCrossed(crossed).setSince(since).build());
        if (crossed && !before) {
            setOff.add(pending(answered, since, total.orElse(Double.NaN)));
        }
    }

    /** What is sent may be gone before it's committed that it was: whoever asks again then finds the same crossing. */
    private static Pending pending(Answered answered, long since, double value) {
        AnswerRow cause = new AnswerRow(value, answered.askedAt());
        String id = NotificationId.ofAnswer(answered.campaign(), answered.version(), since);
        PendingRow row = new PendingRow(answered.campaign(), answered.askedAt(), false, answered.askedAt(), cause);
        return new Pending("campaign:" + answered.campaign(), id, row);
    }
}
