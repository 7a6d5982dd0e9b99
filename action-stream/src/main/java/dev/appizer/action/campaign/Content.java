// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import dev.appizer.action.channel.webhook.UnusableUrlException;
import dev.appizer.action.channel.webhook.WebhookUrl;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.action.template.MissingValueException;
import dev.appizer.action.template.RenderedTooLargeException;
import java.util.Optional;

/** Makes a notification of an action: its templates are rendered once, and every attempt sends the same. */
public final class Content {

    private static final String SMTP = "smtp";

    private final Optional<String> from;

    /**
     * For all campaigns.
     *
     * @param from who e-mails are from where the campaign doesn't say
     */
    public Content(Optional<String> from) {
        this.from = from;
    }

    /**
     * The notification, ready to be sent.
     *
     * @throws UnrenderableException if nothing can be sent
     */
    public NotificationRow of(Occasion occasion) {
        try {
            return row(occasion);
        } catch (MissingValueException | RenderedTooLargeException e) {
            throw new UnrenderableException(String.valueOf(e.getMessage()), e);
        }
    }

    private NotificationRow row(Occasion occasion) {
        Campaign campaign = occasion.campaign();
        NotificationRow row = new NotificationRow();
        row.setId(occasion.id());
        row.setCampaign(campaign.id());
        row.setCampaignVersion(occasion.version());
        row.setPerson(occasion.identifier());
        row.setCreatedAt(occasion.createdAt());
        row.setChannel(campaign.action().channel());
        row.setDestination(destination(campaign.action()));
        campaign.quietHours()
                .ifPresent(hours -> row.setQuiet(hours.window(occasion.person()).row()));
        row.setContent(content(campaign.action(), new Rendered(occasion)));
        return row;
    }

    /** What shares limits with what the action sends, without secrets. */
    private static String destination(Action action) {
        if (action instanceof Action.SendWebhook webhook) {
            return destination(webhook.url());
        }
        return action instanceof Action.SendRecord append ? append.topic() : SMTP;
    }

    private static String destination(String url) {
        try {
            return WebhookUrl.destination(url);
        } catch (UnusableUrlException e) {
            throw new UnrenderableException(e.why() + ".", e);
        }
    }

    private Object content(Action action, Rendered rendered) {
        if (action instanceof Action.SendWebhook webhook) {
            return rendered.webhook(webhook);
        }
        return action instanceof Action.SendRecord append
                ? rendered.append(append)
                : rendered.email((Action.SendEmail) action, from);
    }
}
