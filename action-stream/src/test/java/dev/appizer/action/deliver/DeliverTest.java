// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static dev.appizer.action.deliver.ScriptedSender.DELIVERED;
import static dev.appizer.action.deliver.ScriptedSender.ends;
import static dev.appizer.schemas.DeliveryState.FAILED;
import static dev.appizer.schemas.DeliveryState.RETRYING;
import static dev.appizer.schemas.DeliveryState.SENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Refused;
import dev.appizer.action.deliver.ScriptedSender.Attempt;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.DeliveryState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeliverTest {

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
    void aNotificationIsAttemptedAtOnceAndItsDeliveryIsTold() {
        stage.send(to("a", "user:1", "n1"));

        stage.pass(SECOND);

        assertThat(sender.ids()).containsExactly("n1");
        assertThat(stage.states("n1")).containsExactly(SENDING, DeliveryState.DELIVERED);
        Delivery delivery = stage.delivery("n1");
        assertThat(delivery.getCanonicalIdentifier()).isEqualTo("user:1");
        assertThat(delivery.getDestination()).isEqualTo("a");
        assertThat(delivery.getCampaignVersion()).isEqualTo(3);
        assertThat(delivery.getAttempts()).isOne();
        assertThat(stage.rows(Deliver.OUTBOX)).isZero();
    }

    @Test
    void thoseOfOnePersonGoOneAfterTheOtherAndOthersBesideThem() {
        sender.hangs();
        stage.send(to("a", "user:1", "n1"));
        stage.send(to("a", "user:1", "n2"));
        stage.send(to("a", "user:2", "n3"));
        stage.send(to("b", "user:1", "n4"));

        stage.pass(SECOND);
        List<String> first = sender.ids();
        sender.attempts.get(0).outcome().complete(DELIVERED);
        stage.pass(SECOND);

        assertThat(first).containsExactlyInAnyOrder("n1", "n3", "n4");
        assertThat(sender.ids()).endsWith("n2").hasSize(4);
    }

    @Test
    void whatFailsHoldsUpWhatIsBehindItUntilItHasEnded() {
        sender.does(row -> ends(row.getId().equals("n1") ? failed("a answered 503") : DELIVERED));
        stage.send(to("a", "user:1", "n1"));
        stage.send(to("a", "user:1", "n2"));

        stage.pass(Duration.ofSeconds(30));
        assertThat(sender.ids()).containsOnly("n1");
        sender.does(row -> ends(DELIVERED));
        stage.pass(Duration.ofSeconds(30));

        assertThat(sender.ids()).endsWith("n1", "n2");
        assertThat(stage.states("n1")).startsWith(SENDING, RETRYING).endsWith(DeliveryState.DELIVERED);
    }

    @Test
    void aDestinationThatHangsHoldsUpNoOther() {
        sender.does(row -> row.getDestination().equals("hangs") ? new CompletableFuture<>() : ends(DELIVERED));
        for (int n = 0; n < 5_000; n++) {
            stage.send(to("hangs", "user:" + n, "h" + n));
        }
        stage.pass(SECOND);
        for (int n = 0; n < 1_000; n++) {
            stage.send(to("works", "user:" + n, "w" + n));
        }

        stage.pass(Duration.ofSeconds(5));

        assertThat(sender.ids("hangs")).hasSize(8);
        assertThat(sender.ids("works")).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void attemptsAreFewerAndFewerUntilADayHasPassed() {
        sender.does(row -> ends(failed("a answered 503")));
        stage.send(to("a", "user:1", "n1"));

        stage.pass(Duration.ofHours(30), SECOND);

        List<Long> times = sender.attempts.stream().map(Attempt::at).toList();
        long first = times.get(0);
        assertThat(times).hasSizeBetween(30, 50);
        assertThat(times.get(1) - first).isBetween(500_000L, 2_000_000L);
        assertThat(times.get(times.size() - 1) - first)
                .isBetween(
                        DeliverStage.micros(Duration.ofHours(24)),
                        DeliverStage.micros(Duration.ofHours(24)) + 2_000_000);
        assertThat(stage.states("n1")).endsWith(RETRYING, FAILED);
        assertThat(stage.delivery("n1").getAttempts()).isEqualTo(times.size());
        assertThat(stage.letters).hasSize(1);
    }

    @Test
    void aDestinationThatWantsToBeLeftAloneIs() {
        sender.does(row -> ends(new Failed("a answered 429", Optional.of(Duration.ofMinutes(5)))));
        stage.send(to("a", "user:1", "n1"));

        stage.pass(Duration.ofMinutes(5));

        assertThat(sender.ids()).hasSize(1);
        assertThat(stage.delivery("n1").getNextAttemptAt())
                .isAfterOrEqualTo(DeliverStage.NOON.plus(Duration.ofMinutes(5)));
        stage.pass(SECOND);
        assertThat(sender.ids()).hasSize(2);
    }

    @Test
    void whatIsRefusedHasFailedAtOnce() {
        sender.does(row -> ends(new Refused("a answered 400")));
        stage.send(to("a", "user:1", "n1"));

        stage.pass(SECOND);

        assertThat(stage.states("n1")).containsExactly(SENDING, FAILED);
        assertThat(stage.letters).hasSize(1);
        assertThat(stage.rows(Deliver.OUTBOX)).isZero();
    }

    @Test
    void aSenderThatFailsIsAMistakeThatEndsTheProcess() {
        sender.does(row -> CompletableFuture.failedFuture(new IllegalArgumentException("wrong")));
        stage.send(to("a", "user:1", "n1"));

        assertThatThrownBy(() -> stage.pass(SECOND)).hasRootCauseMessage("wrong");
        assertThat(stage.rows(Deliver.OUTBOX)).isEqualTo(3);
    }
}
