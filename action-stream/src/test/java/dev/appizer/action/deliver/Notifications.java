// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.rows.NotificationRow;
import dev.appizer.action.rows.QuietRow;
import dev.appizer.action.rows.WebhookRow;

/** Notifications as tests have them. */
final class Notifications {

    static final QuietRow NIGHT = new QuietRow(22 * 60, 8 * 60, "UTC");
    private static final long CREATED = DeliverStage.NOON.toEpochMilli() * 1_000;

    private Notifications() {}

    static NotificationRow to(String destination, String person, String id) {
        return of("welcome", destination, person, id);
    }

    static NotificationRow of(String campaign, String destination, String person, String id) {
        return NotificationRow.newBuilder()
                .setId(id)
                .setCampaign(campaign)
                .setCampaignVersion(3)
                .setPerson(person)
                .setCreatedAt(CREATED)
                .setChannel("webhook")
                .setDestination(destination)
                .setContent(new WebhookRow(destination + "/hook", "{}"))
                .build();
    }

    static NotificationRow quiet(NotificationRow row) {
        row.setQuiet(NIGHT);
        return row;
    }

    static String key(NotificationRow row) {
        return row.getPerson().isEmpty() ? "campaign:" + row.getCampaign() : row.getPerson();
    }
}
