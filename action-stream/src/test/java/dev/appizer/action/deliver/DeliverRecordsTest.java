// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static dev.appizer.action.deliver.ScriptedSender.DELIVERED;
import static dev.appizer.action.deliver.ScriptedSender.ends;
import static dev.appizer.schemas.DeliveryState.FAILED;
import static dev.appizer.schemas.DeliveryState.SCHEDULED;
import static dev.appizer.schemas.DeliveryState.SENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.rows.NotificationRow;
import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.DeliveryState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeliverRecordsTest {

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

    @Test
    void ofWhoIsForgottenNothingIsLeft() {
        sender.does(row -> row.getId().equals("n1") ? ends(DELIVERED) : new CompletableFuture<>());
        stage.send(to("a", "user:1", "n1"));
        stage.pass(SECOND);
        stage.send(to("a", "user:1", "n2"));
        stage.send(to("a", "user:1", "n3"));
        stage.send(to("b", "user:1", "n4"));
        stage.pass(SECOND);

        stage.pipe("user:1", new ToDeliver.Forget());
        assertThat(stage.rows(Deliver.OUTBOX)).isZero();
        sender.attempts.forEach(attempt -> attempt.outcome().complete(DELIVERED));
        stage.pass(SECOND);

        assertThat(stage.rows(Deliver.OUTBOX)).isZero();
        assertThat(stage.rows(DeliveryStore.NAME)).isZero();
        assertThat(stage.table)
                .hasSize(4)
                .allSatisfy((id, delivery) -> assertThat(delivery).isNull());
        assertThat(sender.ids()).containsExactlyInAnyOrder("n1", "n2", "n4");
    }

    @Test
    void anOutcomeFromBeforeChangesNothingOfWhatCameAfterSomebodyWasForgotten() {
        sender.hangs();
        stage.send(to("a", "user:1", "n1"));
        stage.pass(SECOND);
        stage.pipe("user:1", new ToDeliver.Forget());
        stage.send(to("a", "user:1", "n1"));
        stage.pass(SECOND);

        sender.attempts.get(0).outcome().complete(DELIVERED);
        stage.pass(SECOND);

        assertThat(sender.ids()).containsExactly("n1", "n1");
        assertThat(stage.delivery("n1").getState()).isEqualTo(SENDING);
    }

    @Test
    void whatIsOnItsWayOrWasDeliveredIsNotTakenTwice() {
        sender.hangs();
        stage.send(to("a", "user:1", "n1"));
        stage.pass(SECOND);
        stage.send(to("a", "user:1", "n1"));
        sender.attempts.get(0).outcome().complete(DELIVERED);
        stage.pass(SECOND);
        stage.send(to("a", "user:1", "n1"));

        stage.pass(SECOND);

        assertThat(sender.ids()).containsExactly("n1");
        assertThat(stage.states("n1")).containsExactly(SENDING, DeliveryState.DELIVERED);
    }

    @Test
    void aNoteIsKeptUntilTheNotificationIsOnItsWay() {
        ToDeliver.Note scheduled = note(SCHEDULED, stage.micros() + 1_000_000, "");
        stage.pipe("user:1", scheduled);
        assertThat(stage.delivery("n1").getNextAttemptAt()).isEqualTo(DeliverStage.NOON.plusSeconds(1));
        stage.send(to("a", "user:1", "n1"));
        stage.pipe("user:1", scheduled);

        stage.pass(SECOND);

        assertThat(stage.states("n1")).containsExactly(SCHEDULED, SENDING, DeliveryState.DELIVERED);
    }

    @Test
    void aNoteOfNobodyIsAboutNobody() {
        stage.pipe("campaign:welcome", note(FAILED, Long.MAX_VALUE, "No value for user.traits.email"));

        Delivery delivery = stage.delivery("n1");

        assertThat(delivery.getCanonicalIdentifier()).isEmpty();
        assertThat(delivery.getLastError()).isEqualTo("No value for user.traits.email");
        assertThat(delivery.getNextAttemptAt()).isNull();
    }

    private static ToDeliver.Note note(DeliveryState state, long dueAt, String why) {
        return new ToDeliver.Note(
                "n1", "welcome", 3, DeliverStage.NOON.toEpochMilli() * 1_000, state, dueAt, "webhook", why);
    }
}
