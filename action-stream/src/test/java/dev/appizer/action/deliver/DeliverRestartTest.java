// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static dev.appizer.action.deliver.ScriptedSender.DELIVERED;
import static dev.appizer.action.deliver.ScriptedSender.ends;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.deliver.DeliverStage.State;
import dev.appizer.schemas.DeliveryState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeliverRestartTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final DeliverStage stage = new DeliverStage().start();
    private final ScriptedSender sender = stage.sender;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whatWasUnderWayIsAttemptedAgainUnderTheSameId() {
        sender.hangs();
        stage.send(Notifications.to("a", "user:1", "n1"));
        stage.send(Notifications.to("a", "user:1", "n2"));
        stage.send(Notifications.to("b", "user:1", "n3"));
        stage.pass(SECOND);

        stage.restart();
        sender.attempts.forEach(attempt -> attempt.outcome().complete(DELIVERED));
        sender.does(row -> ends(DELIVERED));
        stage.pass(SECOND);

        assertThat(sender.ids("a")).containsExactly("n1", "n1", "n2");
        assertThat(sender.ids("b")).containsExactly("n3", "n3");
        assertThat(stage.delivery("n1").getAttempts()).isOne();
        assertThat(stage.rows(Deliver.OUTBOX)).isZero();
    }

    @Test
    void attemptsAreCountedOnAndTheDayGoesOn() {
        sender.does(row -> ends(new Failed("a answered 503", Optional.empty())));
        stage.send(Notifications.to("a", "user:1", "n1"));
        for (int n = 0; n < 13; n++) {
            stage.pass(Duration.ofHours(2), Duration.ofSeconds(10));
            stage.restart();
        }

        stage.pass(SECOND);

        assertThat(stage.delivery("n1").getState()).isEqualTo(DeliveryState.FAILED);
        assertThat(stage.delivery("n1").getAttempts()).isEqualTo(sender.attempts.size());
        assertThat(stage.letters).hasSize(1);
    }

    @Test
    void anOutcomeThatWasNotCommittedIsFoundOutAgain() {
        stage.send(Notifications.to("a", "user:1", "n1"));
        State committed = stage.state();
        stage.pass(SECOND);

        stage.start(committed);
        stage.pass(SECOND);

        assertThat(sender.ids()).containsExactly("n1", "n1");
        assertThat(stage.delivery("n1").getState()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void destinationsAreFoundWithoutALookAtEveryRow() {
        sender.does(row -> new CompletableFuture<>());
        for (int n = 0; n < 3_000; n++) {
            stage.send(Notifications.to("d" + n % 3, "user:" + n, "n" + n));
        }

        List<String> destinations = new Outbox(stage.store(Deliver.OUTBOX)).destinations();

        assertThat(destinations).containsExactly("d0", "d1", "d2");
    }

    @Test
    void whatWasDueWhileNobodyRanIsDueAtOnce() {
        sender.does(row -> ends(new Failed("a answered 503", Optional.of(Duration.ofHours(1)))));
        stage.send(Notifications.to("a", "user:1", "n1"));
        stage.pass(SECOND);
        State state = stage.state();
        stage.close();
        sender.does(row -> ends(DELIVERED));

        stage.sleep(Duration.ofDays(2));
        stage.start(state);
        stage.pass(SECOND);

        assertThat(sender.ids()).hasSize(2);
        assertThat(stage.delivery("n1").getState()).isEqualTo(DeliveryState.DELIVERED);
    }
}
