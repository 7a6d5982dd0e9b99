// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.rows.CarriedRow;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.action.rows.OutboxRow;
import dev.appizer.model.Micros;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.streams.state.RowCodec;
import java.nio.ByteBuffer;

/**
 * Makes dead letters of notifications that were not delivered. Who drives one again writes its value to the stage's own
 * topic, on the partition of the person, though it never stood there.
 *
 * @param topic the full name of {@code actions.notifications}
 * @param partition of the task
 */
record GiveUp(String topic, int partition) {

    private static final String STAGE = "action-stream";
    private static final RowCodec<CarriedRow> CARRIED = new RowCodec<>(CarriedRow.class);
    private static final long NOWHERE = -1;

    /** Why nobody tries any more. */
    enum Cause {
        DELIVERY_FAILED(
                "It was given up after %d attempts. The last one: %s. When that is mended, drive this letter again."),
        DELIVERY_REFUSED("It was refused for good, at attempt %d: %s. When that is changed, drive this letter again.");

        private final String reason;

        Cause(String reason) {
            this.reason = reason;
        }
    }

    /** @param now microseconds */
    DeadLetter letter(OutboxRow row, Cause cause, long now) {
        NotificationRow notification = row.getNotification();
        Long firstFailedAt = row.getFirstFailedAt();
        return DeadLetter.newBuilder()
                .setValue(ByteBuffer.wrap(CARRIED.encode(new CarriedRow(notification, null))))
                .setStage(STAGE)
                .setCode(cause.name())
                .setReason(reason(row, cause))
                .setOriginTopic(topic)
                .setOriginPartition(partition)
                .setOriginOffset(NOWHERE)
                .setFirstFailedAt(Micros.toInstant(firstFailedAt == null ? now : firstFailedAt))
                .setMessageId(notification.getId())
                .build();
    }

    private static String reason(OutboxRow row, Cause cause) {
        NotificationRow notification = row.getNotification();
        String error = row.getLastError() == null ? "nothing is known" : row.getLastError();
        return "The notification of campaign " + notification.getCampaign() + " to " + notification.getDestination()
                + " was not delivered. "
                + cause.reason.formatted(row.getAttempts(), error.replaceFirst("\\.$", ""));
    }
}
