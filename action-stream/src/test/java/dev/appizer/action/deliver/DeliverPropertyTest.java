// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.campaign.CampaignStatus;
import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Postponed;
import dev.appizer.action.channel.Outcome.Refused;
import dev.appizer.action.deliver.DeliverStage.State;
import dev.appizer.action.deliver.ScriptedSender.Attempt;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.DeliveryState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Anything may happen in any order: notifications, repeats, outcomes at once, later or never, pauses, deletions, crashes that
 * throw away what was not committed. What has to hold is told by the attempts alone.
 */
final class DeliverPropertyTest {

    private static final Set<DeliveryState> FINAL =
            Set.of(DeliveryState.DELIVERED, DeliveryState.FAILED, DeliveryState.CANCELLED);

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void eachEndsOnceInOrderAndNoneLeavesThatMayNot(@ForAll long seed) {
        try (Run run = new Run(new Random(seed))) {
            for (int n = 0; n < 120; n++) {
                run.step();
            }
            run.finish();
            run.check();
        }
    }

    /** What happens, and what a reader of all of it expects. */
    private static final class Run implements AutoCloseable {

        private static final int QUIET_EVERY = 10_000_000;
        private static final int QUIET_FOR = 4_000_000;

        private final Random random;
        /** Nothing is paused, and no hour is quiet: then those of all campaigns keep their order. */
        private final boolean calm;

        private final DeliverStage stage = new DeliverStage(false);
        private final Map<String, NotificationRow> sent = new LinkedHashMap<>();
        private final Map<String, Long> deletedAt = new HashMap<>();
        private final List<NotificationRow> sinceCommit = new ArrayList<>();
        private final List<CompletableFuture<Outcome>> open = new ArrayList<>();
        private State committed;

        Run(Random random) {
            this.random = random;
            // Quiet for four of every ten seconds.
            calm = random.nextInt(3) == 0;
            stage.quiet = (hours, now) -> Math.floorMod(now, QUIET_EVERY) < QUIET_FOR
                    ? now - Math.floorMod(now, QUIET_EVERY) + QUIET_FOR
                    : now;
            stage.config = new DeliverConfig(
                    DeliverStage.TOPIC,
                    stage.config.limits(),
                    new RetryPolicy(
                            Duration.ofMillis(200), 2, Duration.ofSeconds(5), Duration.ofSeconds(random.nextInt(60))));
            stage.sender.does(row -> outcome());
            stage.start();
            committed = stage.state();
        }

        void step() {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> sendNew();
                case 4 -> sendAgain();
                case 5, 6 -> stage.pass(Duration.ofMillis(random.nextInt(3_000)));
                case 7 -> answerSome();
                case 8 -> statusOf("c" + random.nextInt(4));
                case 9 -> commit();
                case 10 -> crash();
                default -> stage.pass(Duration.ofMillis(20));
            }
        }

        private void sendNew() {
            String campaign = "c" + random.nextInt(4);
            boolean nobody = random.nextInt(8) == 0;
            NotificationRow row = Notifications.of(
                    campaign, "d" + random.nextInt(3), nobody ? "" : "user:" + random.nextInt(4), "n" + sent.size());
            send(!calm && random.nextInt(4) == 0 ? Notifications.quiet(row) : row);
        }

        private void sendAgain() {
            if (!sent.isEmpty()) {
                List<NotificationRow> all = List.copyOf(sent.values());
                NotificationRow row = all.get(random.nextInt(all.size()));
                Delivery delivery = stage.table.get(row.getId());
                // Of what has failed it would be a new life.
                if (delivery == null || !FINAL.contains(delivery.getState()) || isDelivered(delivery)) {
                    send(row);
                }
            }
        }

        private static boolean isDelivered(Delivery delivery) {
            return delivery.getState() == DeliveryState.DELIVERED;
        }

        private void send(NotificationRow row) {
            sent.putIfAbsent(row.getId(), row);
            sinceCommit.add(row);
            stage.send(row);
        }

        private CompletableFuture<Outcome> outcome() {
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            if (random.nextInt(3) == 0) {
                open.add(outcome);
            } else {
                outcome.complete(any());
            }
            return outcome;
        }

        private Outcome any() {
            return switch (random.nextInt(10)) {
                case 0 -> new Refused("no");
                case 1, 2 -> new Failed("later", Optional.empty());
                case 3 -> new Failed("much later", Optional.of(Duration.ofSeconds(random.nextInt(20))));
                case 4 -> new Postponed("full", Duration.ofMillis(random.nextInt(500)));
                default -> new Delivered();
            };
        }

        private void answerSome() {
            open.removeIf(outcome -> random.nextBoolean() && outcome.complete(any()));
        }

        private void statusOf(String campaign) {
            if (!calm && !deletedAt.containsKey(campaign)) {
                CampaignStatus status = random.nextInt(12) == 0 ? CampaignStatus.DELETED : live();
                stage.statuses.put(campaign, status);
                if (status == CampaignStatus.DELETED) {
                    deletedAt.put(campaign, stage.micros());
                }
            }
        }

        private CampaignStatus live() {
            return random.nextBoolean() ? CampaignStatus.PAUSED : CampaignStatus.ACTIVE;
        }

        private void commit() {
            committed = stage.state();
            sinceCommit.clear();
        }

        /** What was told since is as if it had not been. */
        private void crash() {
            stage.start(committed);
            stage.table.clear();
            List<NotificationRow> again = List.copyOf(sinceCommit);
            again.forEach(stage::send);
        }

        void finish() {
            stage.statuses.replaceAll(
                    (campaign, status) -> status == CampaignStatus.PAUSED ? CampaignStatus.ACTIVE : status);
            stage.sender.does(row -> CompletableFuture.completedFuture(new Delivered()));
            open.forEach(outcome -> outcome.complete(new Delivered()));
            stage.pass(Duration.ofMinutes(3), Duration.ofMillis(250));
        }

        void check() {
            assertThat(stage.rows(Deliver.OUTBOX)).isZero();
            sent.keySet()
                    .forEach(id -> assertThat(stage.delivery(id).getState()).isIn(FINAL));
            for (Attempt attempt : stage.sender.attempts) {
                NotificationRow row = attempt.notification();
                assertThat(row).isEqualTo(sent.get(row.getId()));
                assertThat(attempt.at()).isLessThanOrEqualTo(deletedAt.getOrDefault(row.getCampaign(), Long.MAX_VALUE));
                assertThat(row.getQuiet() == null || Math.floorMod(attempt.at(), QUIET_EVERY) >= QUIET_FOR)
                        .isTrue();
            }
            sent.values().forEach(this::checkEnd);
            checkOrder();
        }

        private void checkEnd(NotificationRow row) {
            List<Outcome> outcomes = stage.sender.attempts.stream()
                    .filter(attempt -> attempt.id().equals(row.getId())
                            && attempt.outcome().isDone())
                    .map(attempt -> attempt.outcome().join())
                    .toList();
            switch (stage.delivery(row.getId()).getState()) {
                case DELIVERED -> assertThat(outcomes).contains(new Delivered());
                case CANCELLED -> assertThat(deletedAt).containsKey(row.getCampaign());
                default -> assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.class);
            }
        }

        /** Who was sent behind another in a lane is first attempted behind it. */
        private void checkOrder() {
            Map<Lane, List<String>> asSent = new HashMap<>();
            sent.values()
                    .forEach(row -> asSent.computeIfAbsent(lane(row), lane -> new ArrayList<>())
                            .add(row.getId()));
            Map<Lane, Set<String>> asAttempted = new HashMap<>();
            stage.sender.attempts.forEach(attempt -> asAttempted
                    .computeIfAbsent(lane(attempt.notification()), lane -> new LinkedHashSet<>())
                    .add(attempt.id()));
            asAttempted.forEach((lane, ids) -> {
                List<String> expected = new ArrayList<>(asSent.get(lane));
                expected.retainAll(ids);
                assertThat(ids).containsExactlyElementsOf(expected);
            });
        }

        private Lane lane(NotificationRow row) {
            return new Lane(row.getDestination(), Notifications.key(row), calm ? "" : row.getCampaign());
        }

        @Override
        public void close() {
            stage.close();
        }
    }
}
