// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.DeliveryState;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ExpireTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final DeliverStage stage = new DeliverStage();

    @AfterEach
    void close() {
        stage.close();
    }

    private void begin(Duration retention) {
        stage.config = new DeliverConfig(
                DeliverStage.TOPIC, stage.config.limits().withRetention(retention), RetryPolicy.USUAL);
        stage.start();
    }

    private long left() {
        return stage.table.values().stream().filter(Objects::nonNull).count();
    }

    @Test
    void whatEndedLongAgoIsRemovedHereAndOnTheTopic() {
        begin(Duration.ofHours(10));
        for (int n = 0; n < 1_200; n++) {
            stage.send(Notifications.to("a", "user:" + n, "n" + n));
        }
        stage.pass(Duration.ofSeconds(10));
        stage.pass(Duration.ofHours(5), MINUTE);
        stage.send(Notifications.to("a", "user:late", "late"));

        stage.pass(Duration.ofHours(6), MINUTE);

        assertThat(left()).isOne();
        assertThat(stage.delivery("late").getState()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(stage.rows(DeliveryStore.NAME)).isEqualTo(4);
        stage.pass(Duration.ofHours(6), MINUTE);
        assertThat(left()).isZero();
        assertThat(stage.rows(DeliveryStore.NAME)).isZero();
    }

    @Test
    void whatHasNotEndedStays() {
        begin(Duration.ofHours(1));
        stage.sender.does(row -> new CompletableFuture<>());
        stage.send(Notifications.to("a", "user:1", "n1"));

        stage.pass(Duration.ofHours(5), MINUTE);

        assertThat(stage.delivery("n1").getState()).isEqualTo(DeliveryState.SENDING);
    }

    @Test
    void anotherProcessGoesOnRemoving() {
        begin(Duration.ofHours(10));
        stage.send(Notifications.to("a", "user:1", "n1"));
        stage.pass(SECOND);
        DeliverStage.State state = stage.state();
        stage.close();
        stage.sleep(Duration.ofDays(2));

        stage.start(state);
        stage.pass(SECOND);

        assertThat(left()).isZero();
        assertThat(stage.rows(DeliveryStore.NAME)).isZero();
    }
}
