// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static dev.appizer.action.deliver.ScriptedSender.ends;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Refused;
import dev.appizer.action.rows.CarriedRow;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.DeliveryState;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.TypedValues;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GiveUpTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final NotificationRow notification = Notifications.to("https://a.example:443", "user:1", "n1");
    private final DeliverStage stage = new DeliverStage().start();

    @AfterEach
    void close() {
        stage.close();
    }

    private DeadLetter letter() {
        return stage.letters.get(stage.letters.size() - 1).value();
    }

    @Test
    void theLetterOfOneThatWasRefusedHasAllThatDrivesItAgain() {
        stage.sender.does(row -> ends(new Refused("a.example answered 400")));
        stage.send(notification);

        stage.pass(SECOND);

        assertThat(stage.letters.get(0).key()).isEqualTo("user:1");
        DeadLetter letter = letter();
        assertThat(new RowCodec<>(CarriedRow.class).read(TypedValues.array(letter.getValue())))
                .isEqualTo(new CarriedRow(notification, null));
        assertThat(letter.getOriginTopic()).isEqualTo(DeliverStage.TOPIC);
        assertThat(letter.getOriginPartition()).isZero();
        assertThat(letter.getOriginOffset()).isEqualTo(-1);
        assertThat(letter.getStage()).isEqualTo("action-stream");
        assertThat(letter.getCode()).isEqualTo("DELIVERY_REFUSED");
        assertThat(letter.getMessageId()).isEqualTo("n1");
        assertThat(letter.getField()).isNull();
        assertThat(letter.getReason())
                .isEqualTo("The notification of campaign welcome to https://a.example:443 was not delivered."
                        + " It was refused for good, at attempt 1: a.example answered 400."
                        + " When that is changed, drive this letter again.");
    }

    @Test
    void theLetterOfOneThatFailedTellsHowOften() {
        stage.sender.does(row -> ends(new Failed("a.example answered 503", Optional.empty())));
        stage.send(notification);

        stage.pass(Duration.ofHours(25), Duration.ofSeconds(10));

        assertThat(letter().getCode()).isEqualTo("DELIVERY_FAILED");
        assertThat(letter().getReason())
                .contains("given up after " + stage.sender.attempts.size() + " attempts")
                .contains("a.example answered 503");
    }

    @Test
    void oneThatIsDrivenAgainStartsAnewAndRemembersWhenItFirstFailed() {
        stage.sender.does(row -> ends(new Failed("a.example answered 503", Optional.empty())));
        stage.send(notification);
        stage.pass(Duration.ofHours(25), Duration.ofSeconds(10));
        DeadLetter first = letter();
        int before = stage.sender.attempts.size();

        stage.redrive("user:1", notification, first.getFirstFailedAt());
        stage.pass(Duration.ofHours(1), Duration.ofSeconds(10));
        assertThat(stage.delivery("n1").getState()).isEqualTo(DeliveryState.RETRYING);
        assertThat(stage.delivery("n1").getAttempts()).isEqualTo(stage.sender.attempts.size() - before);
        stage.pass(Duration.ofHours(24), Duration.ofSeconds(10));

        assertThat(stage.letters).hasSize(2);
        assertThat(letter().getFirstFailedAt()).isEqualTo(first.getFirstFailedAt());
        assertThat(stage.delivery("n1").getState()).isEqualTo(DeliveryState.FAILED);
    }
}
