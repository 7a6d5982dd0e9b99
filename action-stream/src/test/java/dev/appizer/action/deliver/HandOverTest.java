// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static dev.appizer.action.deliver.ScriptedSender.DELIVERED;
import static dev.appizer.action.deliver.ScriptedSender.ends;
import static dev.appizer.schemas.DeliveryState.CANCELLED;
import static dev.appizer.schemas.DeliveryState.SENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.campaign.CampaignStatus;
import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Postponed;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.schemas.DeliveryState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HandOverTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final DeliverStage stage = new DeliverStage().start();
    private final ScriptedSender sender = stage.sender;

    @AfterEach
    void close() {
        stage.close();
    }

    private static NotificationRow to(String destination, String person, String id) {
        return Notifications.to(destination, person, id);
    }

    private static Outcome failed(String why) {
        return new Failed(why, Optional.empty());
    }

    @Test
    void whatIsPostponedWasNoAttempt() {
        sender.does(row -> ends(new Postponed("Too much waits", Duration.ofSeconds(2))));
        stage.send(to("a", "user:1", "n1"));
        stage.pass(Duration.ofSeconds(5));
        sender.does(row -> ends(DELIVERED));

        stage.pass(Duration.ofSeconds(5));

        assertThat(sender.ids()).hasSizeBetween(3, 4);
        assertThat(stage.states("n1")).containsExactly(SENDING, DeliveryState.DELIVERED);
        assertThat(stage.delivery("n1").getAttempts()).isOne();
    }

    @Test
    void whileACampaignIsPausedNothingOfItLeaves() {
        stage.statuses.put("welcome", CampaignStatus.PAUSED);
        stage.send(to("a", "user:1", "n1"));

        stage.pass(Duration.ofMinutes(3), Duration.ofMillis(100));
        assertThat(sender.ids()).isEmpty();
        stage.statuses.put("welcome", CampaignStatus.ACTIVE);
        stage.pass(Duration.ofMinutes(1).plus(SECOND), Duration.ofMillis(100));

        assertThat(sender.ids()).containsExactly("n1");
        assertThat(stage.states("n1")).containsExactly(SENDING, DeliveryState.DELIVERED);
    }

    @Test
    void whatADeletedCampaignHasLeftIsCancelled() {
        sender.does(row -> ends(failed("a answered 503")));
        stage.send(to("a", "user:1", "n1"));
        stage.send(Notifications.of("other", "a", "user:1", "n2"));
        stage.pass(Duration.ofMillis(100));
        stage.statuses.put("welcome", CampaignStatus.DELETED);
        sender.does(row -> ends(DELIVERED));

        stage.pass(Duration.ofSeconds(2));

        assertThat(sender.ids()).containsExactly("n1", "n2");
        assertThat(stage.states("n1")).endsWith(CANCELLED);
        assertThat(stage.letters).isEmpty();
    }

    @Test
    void quietHoursAreWaitedForToTheirExactEnd() {
        long end = stage.micros() + DeliverStage.micros(Duration.ofMinutes(90));
        stage.quiet = (hours, now) -> Math.max(now, end);
        stage.send(Notifications.quiet(to("a", "user:1", "n1")));
        stage.send(to("a", "user:2", "n2"));

        stage.pass(Duration.ofMinutes(100), Duration.ofMillis(100));

        assertThat(sender.ids()).containsExactly("n2", "n1");
        assertThat(sender.attempts.get(1).at()).isBetween(end, end + 100_000);
        assertThat(stage.told.get(2).getNextAttemptAt()).isEqualTo(DeliverStage.NOON.plus(Duration.ofMinutes(90)));
    }

    @Test
    void whatHasToWaitHoldsUpNoOtherCampaignButWhatIsBehindItInItsOwn() {
        long end = stage.micros() + DeliverStage.micros(Duration.ofMinutes(90));
        stage.quiet = (hours, now) -> Math.max(now, end);
        stage.statuses.put("paused", CampaignStatus.PAUSED);
        stage.send(Notifications.of("paused", "smtp", "user:1", "p1"));
        stage.send(Notifications.quiet(Notifications.of("news", "smtp", "user:1", "q1")));
        stage.send(Notifications.of("news", "smtp", "user:1", "q2"));
        stage.send(Notifications.of("reset", "smtp", "user:1", "r1"));
        stage.send(Notifications.quiet(Notifications.of("news", "smtp", "user:1", "q3")));

        stage.pass(SECOND);
        assertThat(sender.ids()).containsExactly("r1");
        stage.restart();
        stage.pass(Duration.ofMinutes(91), SECOND);

        assertThat(sender.ids()).containsExactly("r1", "q1", "q2", "q3");
    }
}
