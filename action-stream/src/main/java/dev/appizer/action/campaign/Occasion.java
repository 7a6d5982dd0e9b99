// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import dev.appizer.action.rows.AnswerRow;
import dev.appizer.action.rows.ChangeRow;
import dev.appizer.action.rows.EventRow;
import java.util.Optional;

/**
 * That a campaign sends something: why, and to whom. Times are microseconds since the epoch.
 *
 * @param id see {@link NotificationId}
 * @param version of the campaign
 * @param identifier of the person; empty where it concerns nobody
 * @param person empty where it concerns nobody
 * @param cause a {@link ChangeRow}, an {@link EventRow} or an {@link AnswerRow}
 * @param createdAt when the cause came
 * @param now when it was decided
 */
public record Occasion(
        String id,
        Campaign campaign,
        long version,
        String identifier,
        Optional<Person> person,
        Object cause,
        long createdAt,
        long now) {

    /**
     * Of one of the three kinds.
     *
     * @throws IllegalArgumentException if the cause is of another
     */
    public Occasion {
        if (!(cause instanceof ChangeRow || cause instanceof EventRow || cause instanceof AnswerRow)) {
            throw new IllegalArgumentException("Not a cause: " + cause.getClass());
        }
    }
}
